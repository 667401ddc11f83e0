/** A report as JUnit XML, which every CI server shows: a test case for each call, failed where the call did. Pure. Form: https://github.com/testmoapp/junitxml */
import type { Locale } from '../locales/catalog';
import { headlineOf, refuserLong } from '../locales/call-words';
import { visible } from '../locales/visible';
import { voiceOf, type VendorName } from '../locales/voice';
import { callBlocks } from './call-blocks';
import { markdownOf } from './markdown';
import type { Report } from './report';

/** The XML document. */
export function reportJunit({ calls, made }: Report, product: string, locale: Locale, vendorName: VendorName): string {
  const voice = voiceOf(locale, vendorName);
  const failed = calls.filter(({ diagnosis }) => diagnosis.failure !== 'none').length;
  const cases = calls.map((call, place) => {
    const { diagnosis, file } = call;
    const { request, time } = diagnosis.exchange;
    const head = `    <testcase classname="${attribute(file ?? product)}" name="${attribute(`${request.method} ${request.url}`)}" time="${((time ?? 0) / 1000).toFixed(3)}"`;
    if (diagnosis.failure === 'none') return `${head}/>`;
    const message = `${headlineOf(diagnosis, voice)} · ${refuserLong(diagnosis, voice)}`.replaceAll('`', '');
    return `${head}>\n      <failure type="${attribute(diagnosis.findings[0]?.cause ?? diagnosis.failure)}" message="${attribute(message)}">${text(markdownOf(callBlocks(call, place + 1, voice), locale))}</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${attribute(product)}" tests="${calls.length}" failures="${failed}" errors="0" timestamp="${attribute(made.slice(0, 19))}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** Character data (XML 1.0 section 2.4). What XML cannot hold, `visible` has named. */
function text(value: string): string {
  return visible(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}

function attribute(value: string): string {
  return text(value).replaceAll('"', '&quot;').replace(/[\n\t]/g, ' ');
}
