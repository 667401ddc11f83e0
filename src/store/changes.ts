/**
 * How the extension's contexts tell each other what is new. Not by the browser's `storage.onChanged`: that repeats every write of the journal, with the old
 * value and the new one, to every context that listens, the worker itself included.
 */
import type { WorkedCall } from '../diagnosis/surroundings';
import type { Trial } from '../experiment/trial';
import type { SecretMark } from '../http/known-secrets';

/** `changed`: ids of calls that were stored, changed or removed; null: look at all of them again. */
export interface StoreChange {
  readonly changed: readonly string[] | null;
}

/** What is told under each name of a `BroadcastChannel`. */
interface Messages {
  readonly calls: StoreChange;
  readonly secrets: readonly SecretMark[];
  /** By the keys under which they are kept; null: it is not kept any more. */
  readonly worked: readonly (readonly [key: string, call: WorkedCall | null])[];
  readonly trial: Trial | null;
  /** Reports or a recording have changed: look again. */
  readonly reports: null;
}

type Topic = keyof Messages;

const channels = new Map<Topic, BroadcastChannel>();

/** Tells every listener of this extension, in this context and the others. Wakes no worker. */
export function announce<K extends Topic>(topic: K, message: Messages[K]): void {
  const channel = channels.get(topic) ?? new BroadcastChannel(topic);
  channels.set(topic, channel);
  // A BroadcastChannel reaches this origin only and takes no target origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(message);
}

/** Hears what is announced; returns the function that ends this. */
export function onAnnounced<K extends Topic>(topic: K, listener: (message: Messages[K]) => void): () => void {
  const heard = new BroadcastChannel(topic);
  heard.addEventListener('message', ({ data }: MessageEvent<Messages[K]>) => listener(data));
  return () => heard.close();
}
