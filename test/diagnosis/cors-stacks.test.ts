/** The CORS configurations for every stack: complete, safe whatever the network says, and marked by what test/stacks executes. */
import { describe, expect, test } from 'vitest';
import { corsServer, wantedAnswer } from '../../src/diagnosis/cors-snippets';
import { corsSnippets, corsStacks } from '../../src/diagnosis/cors-stacks';
import { PLACEHOLDER, type CorsAnswer } from '../../src/diagnosis/cors-stacks/answer';
import { gatherEvidence } from '../../src/diagnosis/evidence';
import { ui as english } from '../../src/locales/en/ui';
import { ui as chinese } from '../../src/locales/zh-CN/ui';
import { stacks } from '../stacks';
import { exchange, preflight } from '../support/exchange';

const answer: CorsAnswer = { origin: 'https://app.example:8443', methods: ['GET', 'PUT'], fields: ['authorization', 'x-client'], credentials: true, exposed: ['x-request-id'] };
const codeOf = (platform: string, wanted: CorsAnswer = answer): string => corsSnippets(wanted).find((snippet) => snippet.platform === platform)?.code ?? expect.fail(platform);
const platforms = corsStacks.map(({ platform }) => platform);

describe.each(platforms)('%s', (platform) => {
  test('says all of the answer', () => {
    const code = codeOf(platform).replace(/\\(?=[.[\]])/g, '');
    for (const part of ['app.example:8443', 'PUT', 'authorization', 'x-client', 'x-request-id']) expect(code).toContain(part);
    // S3 allows credentials to each named origin.
    if (platform !== 's3') expect(code).toMatch(/credentials/i);
  });

  test('says nothing of credentials, fields and exposure where none is wanted', () => {
    const code = codeOf(platform, { origin: answer.origin, methods: ['GET'], fields: [], credentials: false });
    expect(code.replace(/.*(?:-|unset|del-header|delete|hide_header).*Access-Control-Allow-Credentials.*/g, '')).not.toMatch(/credentials(?!: no)/i);
    expect(code).not.toMatch(/expose|x-request-id/i);
  });

  test('allows no other origin: no *, no null, none from the network', () => {
    for (const origin of ['*', 'null', '', "https://a.example' \"", 'https://a.example\nX: y', 'https://a$b.example', 'https://a{b}.example', 'https://a%b.example', 'https://a.example/', 'javascript:alert(1)', 'chrome-extension://abc']) {
      const code = codeOf(platform, { ...answer, origin });
      expect(code.replace(/\\(?=[.])/g, '')).toContain(PLACEHOLDER);
      expect(code).not.toMatch(/Origins?\W+\*|javascript:|X: y|a\$b|a\{b/);
    }
  });

  test('what is no token stays out, what is one is quoted', () => {
    const hostile = ['x-"; evil', "x-'+evil+'", 'x\nevil: 1', 'x evil', 'x\\evil', 'x{evil}', '*', '', 'x-é', `x-${'a'.repeat(300)}evil`];
    expect(codeOf(platform, { ...answer, methods: ['GET', ...hostile, 'PUT'], fields: [...answer.fields, ...hostile], exposed: ['x-request-id', ...hostile] }).replaceAll("x-'+evil+'", '').replaceAll("x-\\'+evil+\\'", '')).not.toMatch(/;? evil|x\nevil|x\\evil|\{evil\}|é|aevil/);
  });

  test('has a name in both languages', () => {
    expect(english.fixes.platforms).toHaveProperty([platform]);
    expect(chinese.fixes.platforms).toHaveProperty([platform]);
  });
});

describe('characters that a token may hold and a language reads', () => {
  const odd = { ...answer, fields: ["x-$a%b'c`d#e"] };
  test.each([
    ['nginx', '"x-${cors_dollar}a%b\'c`d#e"'],
    ['nginx', 'geo $cors_dollar {'],
    ['apache', '"x-$a%%b\'c`d#e"'],
    ['haproxy', '"x-\\$a%%b\'c`d#e"'],
    ['caddy', '"x-$a%b\'c`d#e"'],
    ['php', "x-$a%b\\'c`d#e'"],
    ['express', "'x-$a%b\\'c`d#e'"],
    ['django', "'x-$a%b\\'c`d#e'"],
    ['flask', "r'x\\-\\$a\\%b.c\\`d\\#e$'"],
    ['go', '"x-$a%b\'c`d#e"'],
    ['s3', "x-$a%b'\\''c`d#e"],
  ])('%s', (platform, expected) => expect(codeOf(platform, odd)).toContain(expected));

  test('a static value of API Gateway holds no single quotation mark', () => {
    expect(codeOf('aws-api-gateway', { ...odd, fields: ["x-a'b", 'x-c'] })).toContain('AllowHeaders: "\'x-c\'"');
  });
});

test('executed: what test/stacks can start, and nothing else', () => {
  expect(corsSnippets(answer).filter(({ executed }) => executed === true).map(({ platform }) => platform)).toEqual(stacks.map(({ platform }) => platform));
  expect(corsSnippets(answer).filter(({ executed }) => executed === false).map(({ platform }) => platform)).toEqual(['aspnet', 'aws-api-gateway', 's3', 'tokenim-console']);
});

describe('what is wanted', () => {
  const evidence = gatherEvidence(
    exchange({
      method: 'PUT',
      responseHeaders: { 'Access-Control-Expose-Headers': 'X-Old, *' },
      preflight: preflight({ requestMethod: 'PUT', requestedHeaders: 'authorization,x-client', responseHeaders: { 'Access-Control-Allow-Methods': 'PATCH', 'Access-Control-Allow-Headers': 'X-Before', 'Access-Control-Allow-Origin': 'https://app.example' } }),
    }),
  );
  test('what is allowed and exposed already stays', () => {
    expect(wantedAnswer(evidence, true, ['Retry-After'])).toEqual({
      origin: 'https://app.example',
      methods: ['GET', 'HEAD', 'POST', 'PATCH', 'PUT'],
      fields: ['x-before', 'authorization', 'x-client'],
      credentials: true,
      exposed: ['x-old', '*', 'retry-after'],
    });
    expect(corsServer(evidence, true, ['Retry-After'])[0]?.code).toContain('Access-Control-Expose-Headers: x-old, retry-after');
  });
  test('a page without an origin that could be named gets a placeholder', () => {
    for (const origin of ['null', null]) expect(wantedAnswer(gatherEvidence(exchange({ origin }))).origin).toBe(PLACEHOLDER);
  });
});
