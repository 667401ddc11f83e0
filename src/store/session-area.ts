/** Writing to `storage.session` (memory, 10 MB): what is refused because it is full is tried once more after room was made. */
import browser from 'webextension-polyfill';

type Items = Readonly<Record<string, unknown>>;

/** Lets go of what is worth least; resolves to false when there is nothing left of it. */
type MakeRoom = () => Promise<boolean>;
let makeRoom: MakeRoom = async () => false;

/** Names who lets go of something when the storage is full. */
export function onSessionFull(make: MakeRoom): void {
  makeRoom = make;
}

/** Resolves to false when the browser refuses these items for good. Never rejects. */
export async function putSession(items: Items): Promise<boolean> {
  for (;;) {
    try {
      await browser.storage.session.set(items);
      return true;
    } catch {
      if (!(await makeRoom().catch(() => false))) return false;
    }
  }
}

/** What stands under keys that begin so. The rest, bodies above all, is not read where the browser can name its keys. */
export async function readSession(prefixes: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const area = browser.storage.session as typeof browser.storage.session & { getKeys?(): Promise<string[]> };
  const isMine = (key: string): boolean => prefixes.some((prefix) => key.startsWith(prefix));
  if (area.getKeys === undefined) return Object.fromEntries(Object.entries(await area.get(null)).filter(([key]) => isMine(key)));
  const keys = (await area.getKeys()).filter(isMine);
  return keys.length === 0 ? {} : area.get(keys);
}

/** Removes keys. Never rejects: what cannot be removed is gone with the browser. */
export async function removeSession(keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await browser.storage.session.remove([...keys]).catch(() => undefined);
}

/** Bytes that an item takes of the quota: its key and its value as JSON. */
export function sessionBytes(key: string, value: unknown): number {
  return key.length + new TextEncoder().encode(JSON.stringify(value)).length;
}
