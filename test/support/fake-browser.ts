/** What of the browser the store and the worker's parts use: memory for storage, tabs and windows as a test sets them. */
import { vi } from 'vitest';

type Items = Readonly<Record<string, unknown>>;
type Changes = Record<string, { readonly oldValue?: unknown; readonly newValue?: unknown }>;
type Listener = (changes: Changes) => void;

/** Makes one. `writes` counts the calls that changed the session storage. */
export function fakeBrowser() {
  let session: Record<string, unknown> = {};
  let local: Record<string, unknown> = {};
  const allowed = { incognito: false };
  const listeners = new Set<Listener>();
  const privateTabs = new Set<number>();
  const closedTabs = new Set<number>();
  const openTabs = new Set<number>();
  const writes = { set: 0, remove: 0 };
  const browser = {
    storage: {
      session: {
        get: vi.fn(async (keys: string | readonly string[] | null) => {
          const wanted = keys === null ? Object.keys(session) : typeof keys === 'string' ? [keys] : keys;
          return structuredClone(Object.fromEntries(wanted.filter((key) => key in session).map((key) => [key, session[key]])));
        }),
        set: vi.fn(async (items: Items) => {
          writes.set += 1;
          const stored = JSON.parse(JSON.stringify(items)) as Items;
          session = { ...session, ...stored };
        }),
        remove: vi.fn(async (keys: string | readonly string[]) => {
          writes.remove += 1;
          const gone = [keys].flat().filter((key) => key in session);
          session = Object.fromEntries(Object.entries(session).filter(([key]) => !gone.includes(key)));
        }),
      },
      managed: { get: vi.fn(async () => ({})), onChanged: { addListener: () => undefined } },
      local: {
        get: vi.fn(async (keys: string | readonly string[] | null) => structuredClone(Object.fromEntries(Object.entries(local).filter(([key]) => keys === null || [keys].flat().includes(key))))),
        set: vi.fn(async (items: Items) => {
          local = { ...local, ...(JSON.parse(JSON.stringify(items)) as Items) };
          for (const listener of listeners) listener(Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])));
        }),
        onChanged: { addListener: (listener: Listener) => void listeners.add(listener) },
        remove: vi.fn(async (keys: string | readonly string[]) => {
          local = Object.fromEntries(Object.entries(local).filter(([key]) => ![keys].flat().includes(key)));
        }),
      },
    },
    tabs: {
      query: vi.fn(async () => [...openTabs].map((id) => ({ id }))),
      get: vi.fn(async (id: number) => {
        if (closedTabs.has(id)) throw new Error(`No tab with id: ${id}`);
        return { id, incognito: privateTabs.has(id) };
      }),
    },
    windows: { getAll: vi.fn(async () => [{ incognito: false }, ...[...privateTabs].map(() => ({ incognito: true }))]) },
    extension: { isAllowedIncognitoAccess: vi.fn(async () => allowed.incognito || privateTabs.size > 0) },
  };
  return {
    browser,
    writes,
    privateTabs,
    closedTabs,
    /** What a query for all tabs finds. */
    openTabs,
    allowed,
    /** What the disk holds beside the database. */
    onDisk: (): Items => local,
    /** What the session storage holds. */
    stored: (): Items => session,
    /** As a new run of the browser. */
    forget: (): void => {
      session = {};
      local = {};
      allowed.incognito = false;
      listeners.clear();
      privateTabs.clear();
      closedTabs.clear();
      openTabs.clear();
      writes.set = 0;
      writes.remove = 0;
    },
  };
}

/** Locks as the browser's are: one after another for each name. Stubs `navigator`. */
export function fakeLocks(): void {
  const turns = new Map<string, Promise<unknown>>();
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, task: () => Promise<unknown>) => {
        const mine = (turns.get(name) ?? Promise.resolve()).then(task);
        turns.set(name, mine.catch(() => undefined));
        return mine;
      },
    },
  });
}
