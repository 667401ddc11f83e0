/** The repository tests itself: the layers, the purity of the core, and that every cause has its test, words and scenario. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';
import { describe, expect, test } from 'vitest';
import { causes } from '../src/diagnosis/causes';
import { scenarios } from '../src/demo/scenarios';

/** Which folder of src may import what. The map is the architecture: read it top down. `type:` allows types only. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  http: ['@noble/hashes', 'fflate'],
  profiles: ['http'],
  diagnosis: ['http', 'profiles'],
  experiment: ['http', 'type:diagnosis'],
  observe: ['http', 'webextension-polyfill'],
  store: ['http', 'profiles', 'diagnosis', 'type:observe', 'type:experiment', 'type:report', 'webextension-polyfill', 'idb'],
  messages: ['http', 'diagnosis', 'experiment', 'webextension-polyfill'],
  locales: ['http', 'type:profiles', 'type:diagnosis', 'type:store', 'type:experiment'],
  report: ['type:diagnosis', 'type:profiles', 'http', 'locales', 'preact', 'preact-render-to-string', '@noble/hashes'],
  ui: ['type:http', 'http', 'profiles', 'type:diagnosis', 'experiment', 'locales', 'report', 'type:store', 'preact', '@preact/signals'],
};

const root = new URL('..', import.meta.url).pathname;
const filesUnder = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file}`);
const sources = filesUnder('src').map((path) => ({ path, layer: path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '', text: readFileSync(`${root}${path}`, 'utf8') }));

const importLine = /^(?:import|export)\s+(type\s)?(?:[^'";=]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

describe('layers', () => {
  for (const { path, layer, text } of sources) {
    const allowed = mayImport[layer];
    if (allowed === undefined) continue;
    test(`${path} imports only what ${layer} may`, () => {
      for (const [, type, from = ''] of text.matchAll(importLine)) {
        if (from.endsWith('.css')) continue;
        const target = from.startsWith('.') ? new URL(from, `file:///${path}`).pathname.split('/')[2] ?? '' : from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
        const named = target === '' ? '' : target;
        if (named === layer || allowed.includes(named) || (type !== undefined && allowed.includes(`type:${named}`))) continue;
        expect.fail(`${path} imports ${from}. The layer "${layer}" may import: ${allowed.join(', ') || 'nothing'}. Move the code, or change the map and the README's sketch with it.`);
      }
    });
  }
});

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly object?: Node;
  readonly property?: Node;
  readonly callee?: Node;
  readonly arguments?: readonly Node[];
}

/** What in the code (not in its texts) reaches for the world outside, or null. */
function impurity(text: string, lang: 'ts' | 'tsx' = 'ts'): string | null {
  const visit = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    if (Array.isArray(value)) return value.map(visit).find((found) => found !== null) ?? null;
    const { type, object, property, callee, arguments: given } = value as Node;
    const owner = object?.name ?? '';
    if (type === 'MemberExpression' && ['browser', 'chrome', 'document', 'window', 'console'].includes(owner)) return owner;
    if (type === 'MemberExpression' && /^(?:Date\.now|Math\.random|performance\.now)$/.test(`${owner}.${property?.name}`)) return `${owner}.${property?.name}`;
    if (type === 'CallExpression' && callee?.name === 'fetch') return 'fetch()';
    if (type === 'NewExpression' && callee?.name === 'Date' && given?.length === 0) return 'new Date()';
    return visit(Object.values(value));
  };
  return visit(parseAst(text, { lang }).body);
}

describe('purity', () => {
  test('the check itself sees what it must', () => {
    expect(['Date.now()', 'new Date()', 'fetch("x")', 'document.title', 'Math.random()'].map((code) => impurity(code))).not.toContain(null);
    expect(impurity('const a = "Date.now()"; const b = `fetch(${1})`; new Date(5); /window./.test("")')).toBeNull();
  });
  for (const { path, layer, text } of sources.filter((file) => ['http', 'diagnosis', 'profiles', 'experiment', 'locales', 'report'].includes(file.layer))) {
    test(`${path} reads no browser, clock, network or chance`, () => {
      expect(impurity(text, path.endsWith('x') ? 'tsx' : 'ts'), `${layer} must stay pure`).toBeNull();
    });
  }
});

describe('files', () => {
  test.runIf(existsSync(`${root}.git`))('what is installed or built is no part of the repository', () => {
    expect(execFileSync('git', ['ls-files', 'node_modules', 'dist'], { cwd: root, encoding: 'utf8' }), 'git rm --cached it').toBe('');
  });
  for (const { path, text, layer } of sources) {
    test(`${path} says what it is for, and fits the eye`, () => {
      expect(text.startsWith('/**'), 'the first line is a comment that says what the file is for').toBe(true);
      if (layer !== 'locales' && !/\/(?:scenario|intermediar)/.test(path)) expect(text.split('\n').length, 'split a file of more than 250 lines').toBeLessThanOrEqual(251);
      expect(text, 'no `any`').not.toMatch(/:\s*any\b|<any>|as any\b/);
    });
  }
});

describe('causes', () => {
  /** Causes that no page can bring about against the bundled simulator, and why. */
  const withoutScenario: Readonly<Record<string, string>> = {
    'blocked-by-extension': 'needs a second extension in the browser',
    'blocked-local-network': 'the simulator itself is on the loopback network, from which nothing is refused',
    'network-offline': 'the whole browser would lose its network',
    'network-timed-out': 'the browser gives up on a connection after minutes',
    'not-found-masked-as-403': 'never a headline: storage that answers AccessDenied lacks a right first of all',
    'forbidden-masked-as-404': 'never a headline: the API’s own 404 is always likelier',
  };

  const files = readdirSync(`${root}src/diagnosis/causes`).filter((file) => file !== 'index.ts');
  const tests = readdirSync(`${root}test/diagnosis/causes`);
  const ids: readonly string[] = causes.map(({ id }) => id);
  const played = new Set<string>(scenarios.flatMap(({ expected, inBackground }) => [expected.cause, expected.symptom ?? '', inBackground?.cause ?? '']));

  test('each file is in the list under its own name, once', () => {
    expect(files.map((file) => file.replace('.ts', '')).toSorted()).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });
  test('unexplained is last', () => {
    expect(ids.at(-1)).toBe('unexplained');
  });
  for (const id of ids) {
    test(`${id} has its own test`, () => {
      expect(tests, `write test/diagnosis/causes/${id}.test.ts`).toContain(`${id}.test.ts`);
    });
    test(`${id} is played by a scenario`, () => {
      expect(played.has(id) || id in withoutScenario, `add a scenario for ${id} in src/demo, or say in this test why there can be none`).toBe(true);
    });
  }
});
