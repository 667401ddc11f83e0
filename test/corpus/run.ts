/** `npm run corpus -- FILE`: scores the engine on real refusals with their true causes, kept outside this repository. Prints figures and each miss. */
import { readFileSync } from 'node:fs';
import { diagnose, type Diagnosis } from '../../src/diagnosis/diagnose';
import { readHar } from '../../src/http/har-file';

interface Sample {
  readonly id: string;
  readonly product: string;
  readonly request: { readonly method: string | null; readonly url: string | null; readonly headers: readonly object[] };
  readonly response: { readonly status: number | null; readonly statusText: string; readonly headers: readonly { readonly name: string; readonly value: string }[]; readonly body: string | null };
  readonly label: { readonly cause: string; readonly alsoAcceptable?: readonly string[]; readonly refusedBy: string; readonly vendor?: string };
  readonly evidence: string;
  readonly negative: boolean;
  readonly decoys: readonly string[];
}

const file = process.argv.slice(2).find((arg) => !arg.startsWith('-'));
if (file === undefined) {
  console.error('corpus: no file given. Usage: npm run corpus -- FILE, one sample as JSON a line');
  process.exit(2);
}

let samples: readonly Sample[];
try {
  samples = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as Sample);
} catch (error) {
  console.error(`corpus: cannot read ${file}: ${error instanceof Error ? error.message.split('\n')[0] : 'unknown error'}`);
  process.exit(2);
}

/** One sample as a browser's HAR file would hold it. What was not recorded is left to a plain call of an unknown API. */
function judge({ request, response }: Sample): Diagnosis {
  const entry = {
    startedDateTime: dateOf(response.headers),
    time: 40,
    request: { method: request.method ?? 'GET', url: request.url ?? 'https://api.unknown.example/', httpVersion: 'HTTP/1.1', headers: request.headers, queryString: [], cookies: [] },
    response: { status: response.status ?? 403, statusText: response.statusText, headers: response.headers, content: { size: response.body?.length ?? 0, mimeType: '', ...(response.body === null ? {} : { text: response.body }) } },
  };
  const { calls } = readHar(JSON.stringify({ log: { version: '1.2', entries: [entry] } }));
  const [call] = calls;
  if (call === undefined) throw new Error('the sample was not read');
  return diagnose(call.exchange);
}

function dateOf(headers: Sample['response']['headers']): string {
  const date = Date.parse(headers.find(({ name }) => name.toLowerCase() === 'date')?.value ?? '');
  return new Date(Number.isNaN(date) ? 0 : date).toISOString();
}

/** The labels' word for what the engine cannot explain; and `proxy`, which stands there for a company's proxy and for a reverse proxy alike. */
const causeName = (cause: string): string => (cause === 'other' ? 'unexplained' : cause);
const isParty = (by: string, label: string): boolean => by === label || (label === 'proxy' && ['corporate-proxy', 'gateway', 'hosting'].includes(by));

/** Other names under which the same product goes in labels; what is sold beside it has a name of its own here, too. */
const SAME_PRODUCT: { readonly [label: string]: string } = {
  '360-anyu': 'anyu',
  'azure-apim': 'azure-api-management',
  'azure-storage': 'azure-blob-storage',
  'check-point': 'checkpoint',
  cloudfront: 'aws-cloudfront',
  ctyun: 'ctyun-cdn',
  'dbappsecurity-xuanwu': 'xuanwudun',
  edgecast: 'edgio',
  f5: 'f5-asm',
  'forefront-tmg': 'isa-tmg',
  gcs: 'google-cloud-storage',
  'huawei-apig': 'huawei-api-gateway',
  'huawei-cloud-waf': 'huawei-waf',
  jiasule: 'knownsec-jiasule',
  knownsec: 'knownsec-jiasule',
  'palo-alto': 'paloalto',
  s3: 'aws-s3',
};

const count = { first: 0, three: 0, refuser: 0, vendor: 0, vendors: 0, wrongCertain: 0, thinCertain: 0, accused: 0, negatives: 0 };
const misses: string[] = [];
for (const sample of samples) {
  const { label } = sample;
  const { findings, refuser } = judge(sample);
  const right = [label.cause, ...(label.alsoAcceptable ?? [])].map(causeName);
  const named = findings.filter(({ role }) => role === 'root').map(({ cause }) => causeName(cause));
  const [headline] = findings;
  const first = headline !== undefined && right.includes(causeName(headline.cause));
  const vendorExpected = label.vendor === undefined ? null : (SAME_PRODUCT[label.vendor] ?? label.vendor);
  const vendorFound = refuser.vendor ?? (refuser.by === 'app' ? 'application' : null);
  const faults = [
    ...(first ? [] : ['cause']),
    ...(named.slice(0, 3).some((cause) => right.includes(cause)) ? [] : ['three']),
    ...(isParty(refuser.by, label.refusedBy) ? [] : ['refuser']),
    ...(vendorExpected === null || vendorExpected === vendorFound ? [] : ['vendor']),
    ...(headline?.confidence === 'certain' && !first ? ['CERTAIN AND WRONG'] : []),
    ...(refuser.vendor !== null && sample.decoys.includes(refuser.vendor) ? ['ACCUSED'] : []),
  ];
  count.first += Number(first);
  count.three += Number(!faults.includes('three'));
  count.refuser += Number(!faults.includes('refuser'));
  count.vendors += Number(vendorExpected !== null);
  count.vendor += Number(vendorExpected !== null && !faults.includes('vendor'));
  count.wrongCertain += Number(faults.includes('CERTAIN AND WRONG'));
  count.thinCertain += Number(sample.evidence === 'thin' && headline?.confidence === 'certain');
  count.negatives += Number(sample.negative);
  count.accused += Number(sample.negative && faults.includes('ACCUSED'));
  if (faults.length > 0) {
    misses.push(
      `${sample.id} ${sample.product} [${sample.evidence}${sample.negative ? ', negative' : ''}]: ${faults.join(', ')}\n` +
        `   true:  ${right.join(' | ')}; ${label.refusedBy} ${label.vendor ?? ''}\n` +
        `   ours:  ${findings.slice(0, 3).map(({ cause, confidence }) => `${cause} (${confidence})`).join(', ')}; ${refuser.by} (${refuser.confidence}) ${refuser.vendor ?? ''}`,
    );
  }
}

const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
console.log(misses.join('\n'));
console.log(`
first cause right   ${share(count.first, samples.length)}
within three        ${share(count.three, samples.length)}
refuser right       ${share(count.refuser, samples.length)}
vendor right        ${share(count.vendor, count.vendors)}
certain and wrong   ${count.wrongCertain}
certain on thin     ${count.thinCertain}
wrongly accused     ${share(count.accused, count.negatives)} negatives`);
