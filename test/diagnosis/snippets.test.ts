/** What is copied into a shell or into code does what it says and nothing else, whatever was called and whatever was answered. */
import { spawnSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { curlCall, fetchCall } from '../../src/diagnosis/snippets';
import { exchange } from '../support/exchange';

/** The arguments that curl would be started with; `touched`: something else ran. */
function argumentsOf(code: string): { readonly args: readonly string[]; readonly touched: boolean } {
  const { stdout } = spawnSync('/bin/sh', ['-c', `curl() { for one in "$@"; do printf '%s\\001' "$one"; done; }\ntouch() { printf TOUCHED; }\nPATH=/nowhere\n${code}`], { encoding: 'utf8', env: { ACCESS_TOKEN: 'tk' } });
  return { args: stdout.split('\u0001').slice(0, -1), touched: stdout.includes('TOUCHED') };
}

const HOSTILE = ["'; touch x; '", '$(touch x)', '`touch x`', '" && touch x && "', '\n touch x\n', "'\\''; touch x #", '| touch x', '&& touch x', '-o/tmp/x', '--config=/tmp/x', '!!', '{a,b}[1-1000000]', '\\', "\\'", '\u2028touch x'];

describe('curl', () => {
  test('the trial can fail: unquoted text runs', () => {
    expect(argumentsOf("curl -X GET; touch x; 'https://a.example/'").touched).toBe(true);
  });

  test.each(HOSTILE)('a method %j is one argument', (method) => {
    const { args, touched } = argumentsOf(curlCall(exchange({ method }), { Authorization: 'Bearer $ACCESS_TOKEN' }).code);
    expect(touched).toBe(false);
    expect(args).toEqual(['-i', '-X', method, 'https://api.tokenim.com/v1/messages', '-H', 'Authorization: Bearer tk']);
  });

  test.each(HOSTILE)('a URL with %j is one argument, no option and no pattern', (text) => {
    for (const url of [`https://a.example/${text}`, text]) {
      const { args, touched } = argumentsOf(curlCall(exchange({ url })).code);
      expect(touched).toBe(false);
      expect(args.at(-1)).toBe(url);
      if (!url.startsWith('https:')) expect(args.at(-2)).toBe('--url');
      if (/[[\]{}]/.test(url)) expect(args).toContain('-g');
    }
  });

  test('an ordinary call is as short as before', () => {
    expect(curlCall(exchange()).code).toBe("curl -i -X GET 'https://api.tokenim.com/v1/messages'");
  });
});

describe('fetch', () => {
  const NASTY = [...HOSTILE, '`${touch()}`', '${touch()}', '"}); touch(); ({"', '\\"}); touch(); //', '</script><script>touch()</script>', '`Bearer ${touch()}`'];
  /** What the code would call, run with a `fetch` that only notes it. */
  const callOf = (code: string): unknown => {
    const seen: unknown[] = [];
    const touch = (): void => void seen.push('TOUCHED');
    runInNewContext(`(async () => { ${code} })()`, { fetch: (...args: unknown[]) => void seen.push(JSON.parse(JSON.stringify(args))), touch, accessToken: 'tk', csrfToken: 'cs' });
    return seen;
  };

  test.each(NASTY)('%j stays a text: as the URL, the method, a field’s name and its value', (text) => {
    expect(callOf(fetchCall(exchange({ url: text, method: text }), { [text]: text }).code)).toEqual([[text, { method: text, headers: { [text]: text } }]]);
  });

  test('our own placeholders are filled in', () => {
    expect(callOf(fetchCall(exchange(), { Authorization: '`Bearer ${accessToken}`' }).code)).toEqual([['https://api.tokenim.com/v1/messages', { method: 'GET', headers: { Authorization: 'Bearer tk' } }]]);
  });

  test('what a server says it accepts is no code', () => {
    const { findings } = diagnose(exchange({ method: 'POST', status: 415, responseHeaders: { 'Accept-Post': '`${touch()}`' }, body: { error: 'unsupported_media_type' } }));
    const snippets = findings.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.snippets)).filter(({ platform }) => platform === 'fetch');
    expect(snippets.length).toBeGreaterThan(0);
    for (const { code } of snippets) expect(callOf(code)).not.toContain('TOUCHED');
  });
});
