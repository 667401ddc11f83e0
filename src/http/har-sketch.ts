/** A HAR entry, taken apart only as far as it takes to tell whether it can be a failure. Pure. */
import type { Field } from './exchange';
import { fieldValue } from './fields';
import { decodeContent, fields, object, statusOf, text, type Json } from './har-members';

/**
 * An entry as it was written, taken apart only as far as is needed to tell whether it can be a failure, and what it belongs to. Raw: never kept. Fields and body
 * are taken apart when they are asked for: of most entries nobody does.
 */
export class EntrySketch {
  readonly method: string;
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly start: number;
  readonly status: number;
  /** The browser's word for an error, or ''. */
  readonly error: string;
  readonly isPreflight: boolean;
  readonly #request: Json;
  readonly #response: Json;

  /** `byBrowser` false: whoever sent it makes no preflights. */
  constructor(raw: Json, url: string, byBrowser: boolean) {
    const request = object(raw['request']);
    const response = object(raw['response']);
    const start = Date.parse(text(raw['startedDateTime']) ?? '');
    this.method = text(request['method']) ?? 'GET';
    this.url = url;
    this.start = Number.isNaN(start) ? 0 : start;
    this.status = statusOf(response['status']);
    this.error = text(response['_error']) ?? text(raw['_error']) ?? '';
    this.isPreflight = byBrowser && (raw['_resourceType'] === 'preflight' || (this.method === 'OPTIONS' && fieldValue(fields(request['headers']), 'access-control-request-method') !== null));
    this.#request = request;
    this.#response = response;
  }

  get requestHeaders(): readonly Field[] {
    return fields(this.#request['headers']);
  }

  get responseHeaders(): readonly Field[] {
    return fields(this.#response['headers']);
  }

  /** Text of the body, or '': none, not there, or of a media type that is no text. */
  get body(): string {
    return bodyText(object(this.#response['content']));
  }
}

/** Looks at one entry. Returns null for what has no request with a URL. `byBrowser`: as above. */
export function sketchEntry(entry: unknown, byBrowser = true): EntrySketch | null {
  const raw = object(entry);
  const url = text(object(raw['request'])['url']);
  return url === null ? null : new EntrySketch(raw, url, byBrowser);
}

/** Media types in which nobody writes a refusal; decoding their base64 would be for nothing. */
const NO_TEXT = /^(?:image\/(?!svg)|font\/|audio\/|video\/|application\/(?:wasm|octet-stream|pdf|zip|gzip|font))/i;

function bodyText(content: Json): string {
  const body = text(content['text']) ?? '';
  const encoding = text(content['encoding']);
  return encoding === 'base64' && NO_TEXT.test(text(content['mimeType']) ?? '') ? '' : (decodeContent(body, encoding) ?? '');
}
