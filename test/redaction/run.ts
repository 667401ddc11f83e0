/**
 * `npm run redaction -- FILE`: diagnoses the refusals of a file (the form of `npm run corpus`) before and after redaction and compares. Exit status 1 when fewer
 * than 99.5 % are the same.
 */
import { readFileSync } from 'node:fs';
import type { Field } from '../../src/http/exchange';
import { readEntry } from '../../src/http/har';
import { readingOf, unredacted } from './keeps';

interface Sample {
  readonly id: string;
  readonly product: string;
  readonly request: { readonly method: string | null; readonly url: string | null; readonly headers: readonly Field[] };
  readonly response: { readonly status: number | null; readonly statusText: string; readonly headers: readonly Field[]; readonly body: string | null };
}

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: npm run redaction -- FILE');
  process.exit(2);
}
const samples = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Sample);
let [same, changed, characters, gone] = [0, 0, 0, 0];
for (const { id, product, request, response } of samples) {
  const status = response.status ?? 403;
  const entry = {
    startedDateTime: '2026-11-22T10:00:00.000Z',
    time: 40,
    request: { method: request.method ?? 'GET', url: request.url ?? 'https://api.unknown.example/', headers: request.headers },
    response: { status, statusText: response.statusText, headers: response.headers, content: { size: response.body?.length ?? 0, ...(response.body === null ? {} : { text: response.body }) } },
  };
  const exchange = readEntry(entry, { id, observer: 'har', tabId: null, headersComplete: true, pageUrl: null });
  if (exchange === null) continue;
  const raw = unredacted(exchange, { url: request.url, requestHeaders: request.headers, response: { status, statusText: response.statusText, headers: response.headers, content: response.body?.slice(0, 65_536) ?? null } });
  const [before, after] = [readingOf(raw), readingOf(exchange)];
  if (JSON.stringify(raw.response) !== JSON.stringify(exchange.response)) changed += 1;
  characters += raw.response?.content?.length ?? 0;
  gone += Math.max(0, (raw.response?.content?.length ?? 0) - (exchange.response?.content?.length ?? 0));
  if (before.join('\n') === after.join('\n')) same += 1;
  else console.log(`${id} ${product}\n  - ${before.filter((line) => !after.includes(line)).join('\n  - ')}\n  + ${after.filter((line) => !before.includes(line)).join('\n  + ')}`);
}
console.log(`\nthe same diagnosis  ${same} of ${samples.length} (${((100 * same) / Math.max(1, samples.length)).toFixed(2)} %)\nanswers changed     ${changed}; ${gone} of ${characters} characters of their bodies`);
process.exitCode = same * 1000 >= samples.length * 995 ? 0 : 1;
