/** `npm start`: the simulator, a browser with the extension, and the demo page; without a display, every scenario played headless. Node only. */
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ensureBrowser, hasDisplay, launchBrowser } from './browser';
import { openDemo, openPanel } from './drive';
import { expectedInPanel, playAndRead, table, type Played } from './play';
import { scenarios } from './scenarios';
import { startSimulator, type Simulator } from './simulator';

const EXTENSION = resolve('dist/chrome');
const SCREENSHOTS = resolve('dist/screenshots');

async function main(): Promise<number> {
  if (!existsSync(join(EXTENSION, 'manifest.json'))) throw new Error('The extension is not built: run "npm run build" first.');
  const executablePath = ensureBrowser();
  const simulator = await startSimulator();
  try {
    return hasDisplay() && !process.argv.includes('--headless') ? await show(simulator, executablePath) : await playAll(simulator, executablePath);
  } finally {
    await simulator.close();
  }
}

/** Opens the browser for a person and waits until it is closed. */
async function show(simulator: Simulator, executablePath: string): Promise<number> {
  const browser = await launchBrowser({ ...simulator, executablePath, extensionDir: EXTENSION, headless: false });
  const [page = await browser.newPage()] = await browser.pages();
  await page.goto(simulator.demoUrl);
  console.log(`The demo page is open at ${simulator.demoUrl}; every name under tokenim.com and token.im leads to the simulator on this machine.`);
  console.log('Open DevTools (F12) and choose the inspector’s panel, or press its button in the toolbar. Ctrl-C, or closing the browser, ends it.');
  await new Promise<void>((done) => {
    browser.on('disconnected', () => done());
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void browser.close().finally(done));
  });
  return 0;
}

/** Plays every scenario with the panel open, prints what it says and keeps a picture of each. */
async function playAll(simulator: Simulator, executablePath: string): Promise<number> {
  console.log(`No display here: playing ${scenarios.length} scenarios headless, with the panel open in the real DevTools.\n`);
  await rm(SCREENSHOTS, { recursive: true, force: true });
  await mkdir(SCREENSHOTS, { recursive: true });
  const browser = await launchBrowser({ ...simulator, executablePath, extensionDir: EXTENSION, headless: true });
  const played: Played[] = [];
  try {
    const page = await openDemo(browser, simulator.demoUrl);
    const open = await openPanel(browser, page);
    for (const scenario of scenarios) {
      played.push(await playAndRead(page, open.panel, scenario, expectedInPanel(scenario)));
      await open.devtools.screenshot({ path: join(SCREENSHOTS, `${scenario.id}.png`) as `${string}.png` });
      if (process.stdout.isTTY) process.stdout.write(`\r${played.length}/${scenarios.length}`);
    }
  } finally {
    await browser.close();
  }
  const wrong = played.filter(({ differences }) => differences.length > 0);
  console.log(`${process.stdout.isTTY ? '\r' : ''}${table(played)}\n`);
  console.log(wrong.length === 0 ? `All ${played.length} are as expected.` : `${wrong.length} of ${played.length} are not as expected.`);
  console.log(`Pictures of the panel: ${SCREENSHOTS}`);
  return wrong.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  },
);
