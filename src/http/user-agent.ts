/** Which browser made a call, by `User-Agent`. Pure. */
import type { Field } from './exchange';
import { fieldValues } from './fields';

/** null: it cannot be told, or it is neither. A headless Chromium names itself `HeadlessChrome`. */
export function browserOfFields(headers: readonly Field[]): 'chromium' | 'firefox' | null {
  const agents = fieldValues(headers, 'user-agent').join('\n');
  return /\bFirefox\//.test(agents) ? 'firefox' : /Chrom(?:e|ium)\//.test(agents) ? 'chromium' : null;
}
