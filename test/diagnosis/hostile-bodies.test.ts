/** No text of an answer makes the engine take longer than linear time: shown by the shape of every pattern, by texts that almost match, and by whole diagnoses of 1 MB. */
import { beforeAll, describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { rows } from '../../src/diagnosis/intermediary-rows';
import { requiredLiterals } from '../../src/diagnosis/literal-scan';
import { exchange } from '../support/exchange';
import { growsFaster } from '../support/growth';
import { builtPatterns, eachOnce, writtenPatterns, type FoundPattern } from '../support/every-pattern';
import { almostMatched, slowShapes } from '../support/pattern-shape';
import { refusalBases } from '../support/refusal-bases';

/** Pieces that an analyser of backtracking (recheck) found to cost single patterns of the engine the most. */
const ATTACKS: readonly string[] = ['UPERMISSION TO ACCESS ', 'Generated u by G', 'cf-error-code:', 'type.googleapis.com/google.rpc.DebugInfo"', '<CODE>', 'id="errorref">\t\t\t\t', 'I URL N URL/', 'EACTION [U', 'QUOTA C', 'SUREMYOU\'RE 入', 'FIREWALL ACCESS TO THIS PAGE B_QY ', 'REGION-D', 'nexusguard.com/wafpage/n#o', '.GOSKOPE.COM/A', '<Error /', '卡号', '当前安域'];

const FOLDERS = ['src/diagnosis', 'src/http', 'src/profiles'];
let patterns: readonly FoundPattern[] = [];

beforeAll(async () => {
  const built = await builtPatterns(async () => {
    const { vi } = await import('vitest');
    vi.resetModules();
    const engine = await import('../../src/diagnosis/diagnose');
    for (const one of Object.values(refusalBases)) engine.diagnose(one);
  });
  patterns = eachOnce([...writtenPatterns(FOLDERS), ...built]);
});

/** Numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

const filled = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Patterns whose shape alone would not do, with the reason why it does where they stand. */
const SHORT_TEXTS: { readonly [pattern: string]: string } = {
  [String(/\p{L}{2,}\P{L}{1,4}\p{L}{2,}|\p{Script=Han}{4,}/u)]: 'tried on notices of at most 300 characters',
  [String(/^["'()[\]]+|["'()[\]]+$/g)]: 'tried on one item of a list that a person wrote into a field of the CORS protocol',
  [String(/#.*$/)]: 'tried on the URL of one call, which holds no line break',
  [String(/\/\/([^@]*)@/)]: 'tried on the scheme and authority of one URL, in which `//` stands once',
  [String(/^\s*(?=\d)(?:(\d{1,6})h)?(?:(\d{1,6})m(?!s))?(?:(\d{1,9}(?:\.\d{1,9})?)s)?(?:(\d{1,9})ms)?\s*$/)]: 'a digit must stand between its two runs of spaces',
};

describe('the shape of every pattern', () => {
  test('the check itself sees what it must', () => {
    const slow = [/(?:a+)+b/, /^(?:\s*,?)*x/, /\s+$/, /a.*b/, /^[^x]*[^y]*z/, /x*y/, /^\s*\w*\s*\d*:/, /<[^>]*>[^<]*<b/, /(?=a.*b)/, /a[^b]{0,2000}c/, /\p{L}{2,}\P{L}{1,4}\p{L}{2,}/u];
    const quick = [/\s+/, /^\s+/, /<[^<>]*>/, /^a*b*c/, /a{0,80}b/, /"[^"]*/, /^[^:]*:/, /<title>[^<]*Forbidden/, /^(?:ab?c)+$/, /refer+er/, /(?<!\w)a\w*b/, /^[^/]*([^#]*)/, /"[^"]*"/, /^\s*"[^"]*"\s*$/];
    expect(slow.filter((one) => slowShapes(one).length === 0)).toEqual([]);
    expect(quick.filter((one) => slowShapes(one).length > 0)).toEqual([]);
  });
  test('the patterns of the engine are all there', () => {
    expect(patterns.length).toBeGreaterThan(1000);
    expect(patterns.filter(({ from }) => from === 'new RegExp').length).toBeGreaterThan(40);
  });
  test('none has runs that can be tried in many ways', () => {
    const slow = patterns.filter(({ pattern }) => slowShapes(pattern).length > 0 && SHORT_TEXTS[String(pattern)] === undefined).map(({ pattern, from }) => `${from} ${String(pattern)}: ${slowShapes(pattern).join(', ')}`);
    expect(slow).toEqual([]);
  });
});

test('no pattern takes longer than linear time on what it almost matches', () => {
  const choose = numbers(7);
  const slow: string[] = [];
  for (const { pattern, from } of patterns.filter((one) => SHORT_TEXTS[String(one.pattern)] === undefined)) {
    // Without the flags that move its place: the first match is looked for, from the beginning, each time.
    const alone = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
    for (let sample = 0; sample < 2; sample += 1) {
      const full = almostMatched(pattern, choose);
      if (full === '') continue;
      const cut = choose(full.length);
      const texts: readonly ((length: number) => string)[] = [
        (length) => filled(full.slice(0, -1) || full, length),
        (length) => filled(full.slice(0, cut + 1), length),
        // What stands before it, then one character without end.
        (length) => full.slice(0, cut) + filled(full.charAt(cut), length),
      ];
      for (const text of texts) {
        const [small, large] = [text(4096), text(16_384)];
        if (growsFaster(() => void alone.exec(small), () => void alone.exec(large), 4)) slow.push(`${from} ${String(pattern)} on ${JSON.stringify(large.slice(0, 120))}`);
      }
    }
  }
  expect(slow).toEqual([]);
}, 240_000);

describe('whole diagnoses', () => {
  const literals = [...new Set(rows.flatMap(({ refusals, references }) => [...refusals.flatMap(({ signs }) => signs), ...(references ?? [])].flatMap((one) => ('words' in one && one.words !== undefined ? (requiredLiterals(one.words) ?? []) : []))))];
  const choose = numbers(11);
  const mixed = Array.from({ length: 4 }, () => Array.from({ length: 40 }, () => literals[choose(literals.length)] ?? '').join(' '));
  const halves = Array.from({ length: 3 }, () => Array.from({ length: 60 }, () => (literals[choose(literals.length)] ?? '').slice(0, -1)).join('<'));
  const pieces = ['<', '<<>', '<script', '<style></style', '</', '[', '{', '{"a":', '[[{"errors":[', '"', '"\\', '\\u0000', '&lt;', ' ', '\n', '\t\r\n ', '\u00a0', 'a', 'A_', 'Aa', '0', '.', '- ', 'token ', 'not ', '未', '未备案', '权限', '。 ', '\ufffd', '\ud83d', '<Error><Code>', '<Error ', '<?xml ', '<title>', '<!--', '<h1><a><b>', 'Ray ID: <', 'errors.edgesuite.net/', 'error code: ', 'your ip ', ...ATTACKS, ...mixed, ...halves];

  const call = (content: string, status: number, type: string) => exchange({ url: 'https://api.example.com/v1/x', status, responseHeaders: { 'Content-Type': type }, body: content });
  const shapes: readonly (readonly [string, (piece: string, length: number) => string])[] = [
    ['text', filled],
    ['the value of a JSON member', (piece, length) => `{"error":{"code":"x","message":${JSON.stringify(filled(piece, length))}}}`],
    ['an XML error', (piece, length) => `<Error><Code>AccessDenied</Code><Message>${filled(piece, length)}`],
  ];
  const sizes: readonly (readonly [number, number])[] = [[16_384, 65_536], [262_144, 1_048_576]];

  test.each(shapes)('take linear time over 64 KB and over 1 MB: %s', (_name, make) => {
    const slow: string[] = [];
    for (const piece of pieces) {
      // Of what is parsed only the first 64 KB are looked at: beyond them a body's form makes no difference.
      for (const [small, large] of make === filled ? sizes : sizes.slice(0, 1)) {
        const [some, more] = [call(make(piece, small), 403, 'text/html'), call(make(piece, large), 403, 'text/html')];
        if (growsFaster(() => void diagnose(some), () => void diagnose(more))) slow.push(`${JSON.stringify(piece.slice(0, 80))} from ${small} to ${large}`);
      }
    }
    expect(slow).toEqual([]);
  }, 240_000);

  test('take linear time for a success whose body is as hostile', () => {
    const slow = pieces.filter((piece) => {
      const [some, more] = [call(filled(piece, 262_144), 200, 'application/json'), call(filled(piece, 1_048_576), 200, 'application/json')];
      return growsFaster(() => void diagnose(some), () => void diagnose(more));
    });
    expect(slow).toEqual([]);
  }, 240_000);

  test('take linear time for fields as hostile', () => {
    const names = ['www-authenticate', 'proxy-authenticate', 'set-cookie', 'via', 'link', 'ratelimit', 'ratelimit-policy', 'allow', 'server', 'grpc-message', 'x-error-message', 'access-control-allow-headers', 'access-control-allow-origin', 'retry-after', 'date'];
    const slow: string[] = [];
    for (const name of names) {
      for (const piece of ['"', 'Bearer ', 'a=', ',', '="', 'a="b\\', ' ', ';', '<', 'a', '1', '\\', 'Basic a=b, ', 'rel="']) {
        const make = (length: number) => exchange({ status: 401, responseHeaders: { [name]: filled(piece, length) } });
        const [some, more] = [make(8192), make(32_768)];
        if (growsFaster(() => void diagnose(some), () => void diagnose(more))) slow.push(`${name}: ${JSON.stringify(piece)}`);
      }
    }
    expect(slow).toEqual([]);
  }, 240_000);
});
