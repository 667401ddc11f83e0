/** Makes sure that there is a browser to test with, and says in one line what to do where there is none. Node only. */
import { ensureBrowser } from './browser';

try {
  await ensureBrowser();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
