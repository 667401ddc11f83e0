/** How the extension's contexts tell each other that there is something new to read: ids of calls, never the calls. */

/** Name of the `BroadcastChannel`. */
const CHANGES = 'calls';

/** `changed`: ids of calls that were stored, changed or removed; null: look at all of them again. */
export interface StoreChange {
  readonly changed: readonly string[] | null;
}

let channel: BroadcastChannel | null = null;

/** Tells the other contexts of the extension, not this one's own channel. */
export function announce(change: StoreChange): void {
  channel ??= new BroadcastChannel(CHANGES);
  // A BroadcastChannel reaches this origin only and takes no target origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(change);
}

/** Hears of changes; returns the function that ends this. */
export function onStoreChange(listener: (change: StoreChange) => void): () => void {
  const heard = new BroadcastChannel(CHANGES);
  heard.addEventListener('message', ({ data }: MessageEvent<StoreChange>) => listener(data));
  return () => heard.close();
}
