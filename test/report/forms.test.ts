/** The forms of a report: each says the same, nothing observed gets out of its place, and what is written can be read. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { marked, type Token, type Tokens } from 'marked';
import { Window } from 'happy-dom';
import { describe, expect, test } from 'vitest';
import { causes } from '../../src/diagnosis/causes';
import { mayHaveFailed } from '../../src/diagnosis/may-have-failed';
import { judgeRecord } from '../../src/diagnosis/record';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import type { Exchange } from '../../src/http/exchange';
import { readRecord } from '../../src/http/record-file';
import { LOCALES } from '../../src/locales/catalog';
import { words } from '../../src/locales/words';
import { FORMS, isReportForm, type ReportForm } from '../../src/report/form-names';
import { renderReport } from '../../src/report/forms';
import schema from '../../src/report/report.schema.json';
import { reportTerminal } from '../../src/report/terminal';
import { exchange } from '../support/exchange';
import { vendorName } from '../../src/entry/vendor-name';
import { documented, kinds, reportOf } from '../support/report';

const forms = Object.keys(FORMS).filter(isReportForm);
const whole = reportOf([...kinds, ...documented]);
/** Code without the marks of prose. */
const flat = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ');

function pageOf(html: string): InstanceType<typeof Window>['document'] {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true, disableJavaScriptFileLoading: true } });
  window.document.write(html);
  return window.document;
}

/** What a ticket system makes of the text. */
function tokensOf(markdown: string): Token[] {
  const all: Token[] = [];
  marked.walkTokens(marked.lexer(markdown), (token) => void all.push(token));
  return all;
}

describe.each(LOCALES)('in %s', (locale) => {
  test.each(['html', 'markdown'] as const)('%s: every failure has its headline, who said no, why, and what to do', (form) => {
    const written = renderReport(whole, form, locale, vendorName);
    const text = flat(form === 'html' ? (pageOf(written).querySelector(`main[lang="${locale}"]`)?.textContent ?? '') : written.replace(/\\(?=[^\w\s])/g, ''));
    for (const { diagnosis } of whole.calls.filter(({ incident }, place) => incident === null || whole.calls.findLastIndex((other) => other.incident?.key === incident.key) === place)) {
      const [headline] = diagnosis.findings;
      if (headline === undefined) continue;
      const said = words(headline, locale);
      for (const part of [said.title, said.why, ...said.fixes.map((fix) => fix.text)]) expect(text).toContain(flat(part));
    }
  });

  test('Markdown is CommonMark with nothing but headings, paragraphs, lists, quotes and code', () => {
    const kindsOf = new Set(tokensOf(renderReport(whole, 'markdown', locale, vendorName)).map(({ type }) => type));
    for (const type of kindsOf) expect(['heading', 'paragraph', 'text', 'list', 'list_item', 'code', 'codespan', 'space', 'blockquote', 'escape']).toContain(type);
  });

  test('terminal: colours only where they are wanted, and never a control character of anyone else', () => {
    const hostile = reportOf([exchange({ statusText: '\u001b[31mred', url: 'https://api.tokenim.com/\u001b]0;title\u0007', body: '\u009b31m', responseHeaders: { 'x-request-id': '\u001b[2J' } })]);
    const plain = reportTerminal(hostile, locale, vendorName, false);
    // oxlint-disable-next-line no-control-regex
    expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const coloured = reportTerminal(hostile, locale, vendorName, true);
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replace(/\u001b\[(?:0|2|1;31)m/g, '')).toBe(plain);
  });
});

test('JSON is what its schema says', () => {
  const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
  const validate = ajv.compile(schema);
  const ok = validate(JSON.parse(renderReport(whole, 'json', 'en', vendorName)));
  expect(validate.errors ?? []).toEqual([]);
  expect(ok).toBe(true);
  // What an organisation says of its code is part of it.
  const own = [{ name: 'Acme', domains: ['tokenim.com'], codes: { E4711: { cause: 'quota-exceeded', words: { en: 'Ask the chat team.', 'zh-CN': '请联系聊天团队。' } } } }];
  const told = JSON.parse(renderReport({ ...whole, calls: [{ diagnosis: diagnose(exchange({ status: 403, responseHeaders: { 'Content-Type': 'application/json' }, body: '{"code":"E4711"}' }), [], own), incident: null, entry: null, file: null }] }, 'json', 'en', vendorName)) as { calls: { ownWords: object }[] };
  expect(told.calls[0]?.ownWords).toEqual({ en: 'Ask the chat team.', 'zh-CN': '请联系聊天团队。' });
  expect([validate(told), validate({ ...told, calls: [{ ...told.calls[0], ownWords: 'Ask' }] })]).toEqual([true, false]);
  // The schema can refuse.
  expect(validate({ ...JSON.parse(renderReport(whole, 'json', 'en', vendorName)), calls: [{}] })).toBe(false);
});

test('JSON and HAR hold every call, HTML and Markdown every incident once', () => {
  const json = JSON.parse(renderReport(whole, 'json', 'en', vendorName)) as { calls: { findings: { cause: string }[] }[] };
  expect(json.calls.map(({ findings }) => findings[0]?.cause)).toEqual(whole.calls.map(({ diagnosis }) => diagnosis.findings[0]?.cause));
  const known = new Set<string>(causes.map(({ id }) => id));
  for (const { findings } of json.calls) for (const { cause } of findings) expect(known.has(cause)).toBe(true);
  const har = JSON.parse(renderReport(whole, 'har', 'en', vendorName)) as { log: { entries: { _diagnosis?: object }[] } };
  expect(har.log.entries.filter((entry) => entry._diagnosis !== undefined)).toHaveLength(whole.calls.filter(({ diagnosis }) => diagnosis.failure !== 'none').length);
});

describe.each(['har', 'json'] as const)('%s of ours, read again', (form) => {
  const again = judgeRecord(readRecord(renderReport(whole, form, 'en', vendorName), mayHaveFailed), false).filter(({ diagnosis }) => diagnosis.failure !== 'none');
  const failed = whole.calls.filter(({ diagnosis }) => diagnosis.failure !== 'none');

  test('is diagnosed the same, to the last proof', () => {
    const told = ({ failure, refuser, findings, corsError, failedParameter, references }: Diagnosis): object => ({ failure, refuser, findings, corsError, failedParameter, references });
    expect(again.map(({ diagnosis }) => told(diagnosis))).toEqual(failed.map(({ diagnosis }) => told(diagnosis)));
  });

  test('is the same exchange but for who saw it', () => {
    // The bases were written as tests need them: a value that no observer would have kept is hidden at the border.
    const plain = ({ id: _id, observer: _observer, tabId: _tab, preflight, request, ...rest }: Exchange): object => ({ ...rest, request: { ...request, headers: request.headers.map(({ name }) => name) }, preflight: preflight?.response ?? null });
    expect(again.map(({ diagnosis }) => plain(diagnosis.exchange))).toEqual(failed.map(({ diagnosis }) => plain(diagnosis.exchange)));
  });
});

test('a report that somebody cut or wrote into is refused in one sentence, or read as far as it is whole', () => {
  const written = renderReport(whole, 'json', 'en', vendorName);
  expect(() => readRecord(written.slice(0, 5000))).toThrow('it begins like a report of this tool, but is cut short or damaged');
  expect(() => readRecord('{"format":"tokenim-403-inspector/report","calls":{}}')).toThrow('it is a report of this tool, but holds no calls');
  const report = JSON.parse(written) as { calls: { exchange: { request: object } }[] };
  const secret = 'sk_live_planted0123456789abcdef';
  report.calls[0]!.exchange.request = { method: 5 };
  (report.calls[1]!.exchange.request as { headers: object[] }).headers.push({ name: 'Authorization', value: `Bearer ${secret}` });
  const read = readRecord(JSON.stringify(report));
  expect(read.unreadable).toBe(1);
  expect(JSON.stringify(read.calls)).not.toContain(secret);
});

test('JUnit counts what failed and is well-formed', () => {
  const xml = renderReport(whole, 'junit', 'en', vendorName);
  const window = new Window();
  const parsed = new window.DOMParser().parseFromString(xml, 'application/xml');
  expect(parsed.querySelectorAll('testcase')).toHaveLength(whole.calls.length);
  expect(parsed.querySelectorAll('failure')).toHaveLength(whole.calls.filter(({ diagnosis }) => diagnosis.failure !== 'none').length);
});

describe('hostile values', () => {
  const hostile = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom('</style><script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '``` \n# x\n![](https://evil.example/x.png)', '`![a](https://evil.example)`', '\n\n[x](javascript:alert(1))', '<!-- ', ']]></failure>', '\u202Egnp.exe', '<style></style>', '| a | b |', '~~~', '=cmd()', '&lt;b&gt;', '\r\n\r\n- [x]'),
  );
  const report = fc.record({ url: hostile, field: hostile, body: hostile, text: hostile, did: hostile }).map(({ url, field, body, text, did }) =>
    reportOf([exchange({ url: `https://api.tokenim.com/v1/${url}`, responseHeaders: { 'x-request-id': field, 'WWW-Authenticate': field }, body, statusText: text })], { said: { did, expected: did } }),
  );

  test('HTML: what was observed is text, and the policy lets nothing in', () => {
    fc.assert(
      fc.property(report, fc.constantFrom(...LOCALES), (one, locale) => {
        const page = pageOf(renderReport(one, 'html', locale, vendorName));
        expect(page.querySelectorAll('script, img, iframe, object, embed, link, svg, base, form, video, audio, a')).toHaveLength(0);
        for (const element of page.querySelectorAll('*')) for (const name of element.getAttributeNames()) expect(name).toMatch(/^(?:lang|charset|http-equiv|content|name|type|id|class|checked|aria-label|for|tabindex)$/);
        expect(page.querySelectorAll('style')).toHaveLength(1);
        expect(page.querySelectorAll('main')).toHaveLength(2);
        expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; img-src data:; base-uri 'none'; form-action 'none'$/);
      }),
      { numRuns: 60 },
    );
  });

  test('Markdown: no link, image, table, HTML or heading that is not ours', () => {
    fc.assert(
      fc.property(report, fc.constantFrom(...LOCALES), (one, locale) => {
        const tokens = tokensOf(renderReport(one, 'markdown', locale, vendorName));
        for (const token of tokens) {
          expect(['html', 'image', 'table', 'def', 'del', 'strong', 'em', 'hr', 'checkbox']).not.toContain(token.type);
          // A bare URL in the user's own words is a link in GitHub's dialect, to where it says.
          if (token.type === 'link') expect((token as Tokens.Link).text).toBe((token as Tokens.Link).raw);
        }
        expect(tokens.filter(({ type }) => type === 'heading').length).toBeLessThan(20);
      }),
      { numRuns: 100 },
    );
  });

  test.each(forms.filter((form): form is ReportForm => form === 'json' || form === 'har' || form === 'junit'))('%s stays well-formed', (form) => {
    fc.assert(
      fc.property(report, (one) => {
        const written = renderReport(one, form, 'en', vendorName);
        if (form === 'junit') {
          // oxlint-disable-next-line no-control-regex
          expect(written).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFE\uFFFF]/);
          expect(written.match(/<(?!\/?(?:testsuites?|testcase|failure)\b|\?xml)/)).toBeNull();
        } else JSON.parse(written);
      }),
      { numRuns: 60 },
    );
  });
});
