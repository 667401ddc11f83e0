/** gRPC's own status, which it tells beside a success of HTTP: in the fields, or in the last frame of the body (gRPC-Web). Pure. */
import type { HttpResponse } from '../http/exchange';
import { fieldValue } from '../http/fields';

export interface GrpcStatus {
  /** The number, as sent. */
  readonly status: string;
  /** Its sentence, decoded; '' when there is none. */
  readonly text: string;
  /** Reasons of the google.rpc.ErrorInfo in `grpc-status-details-bin`. */
  readonly reasons: readonly string[];
  /** Where it stands, word for word. `part` null: in a body of base64, where nothing can be quoted but its beginning. */
  readonly part: 'grpc-status' | 'body';
  readonly value: string;
  /** The sentence as it stands there. */
  readonly rawText: string;
}

/** Characters at the end of a body in which the last frame stands. */
const TAIL = 4096;
const LINE = /(?<![a-z-])grpc-status: {0,4}(\d{1,2})(?!\d)/i;
const TEXT = /(?<![a-z-])grpc-message: {0,4}([^\r\n]{0,1500})/i;

/** Statuses by which a server refuses: RESOURCE_EXHAUSTED, UNIMPLEMENTED, PERMISSION_DENIED, UNAUTHENTICATED. */
const REFUSING: ReadonlySet<string> = new Set(['7', '8', '12', '16']);

/** True for a status that is a refusal by itself; every other one needs a reason beside it. */
export function refusesByStatus({ status }: GrpcStatus): boolean {
  return REFUSING.has(status);
}

/** True where an answer can tell a status of gRPC at all. */
export function speaksGrpc(headers: HttpResponse['headers']): boolean {
  return headers.some(({ name, value }) => /^grpc-status$/i.test(name) || (/^content-type$/i.test(name) && /^\s{0,4}application\/grpc-web/i.test(value)));
}

/** The status that an answer of gRPC or gRPC-Web tells; null when it tells none. */
export function grpcStatus({ headers, content }: HttpResponse): GrpcStatus | null {
  const field = fieldValue(headers, 'grpc-status')?.trim() ?? null;
  if (field !== null) {
    const raw = (fieldValue(headers, 'grpc-message') ?? '').slice(0, 1500);
    return /^\d{1,2}$/.test(field) ? { status: field, text: decoded(raw), rawText: raw, reasons: reasonsIn(fieldValue(headers, 'grpc-status-details-bin')), part: 'grpc-status', value: field } : null;
  }
  const type = /^\s{0,4}application\/grpc-web(-text)?/i.exec(fieldValue(headers, 'content-type') ?? '');
  if (type === null || content === null || content === '') return null;
  const inBase64 = type[1] !== undefined;
  const frame = inBase64 ? fromBase64(content) : content.slice(-TAIL);
  const line = LINE.exec(frame);
  if (line?.[1] === undefined) return null;
  const raw = TEXT.exec(frame)?.[1] ?? '';
  const details = /grpc-status-details-bin: {0,4}([\w+/=-]{1,3000})/i.exec(frame)?.[1] ?? null;
  // Of a body of base64 only its own letters can be shown.
  return { status: line[1], text: decoded(raw), rawText: inBase64 ? '' : raw, reasons: reasonsIn(details), part: 'body', value: inBase64 ? content.slice(-80) : line[0] };
}

/** gRPC writes its message percent-encoded, and forbids to fail on what is not. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value).slice(0, 500);
  } catch {
    return value.slice(0, 500);
  }
}

/** The end of a body of `application/grpc-web-text`: pieces of base64, each with its own padding, behind one another. */
function fromBase64(content: string): string {
  const start = Math.max(0, content.length - (content.length % 4) - TAIL);
  return (content.slice(start - (start % 4)).match(/[A-Za-z0-9+/]+={0,2}/g) ?? []).map(bytesOf).join('');
}

function bytesOf(base64: string): string {
  try {
    return atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
}

/** `reason` of each google.rpc.ErrorInfo inside a serialized google.rpc.Status: the first field of the message that follows its type's name. */
function reasonsIn(details: string | null): string[] {
  if (details === null) return [];
  return bytesOf(details.slice(0, 4000)).split('google.rpc.ErrorInfo').slice(1, 6).flatMap((message) => {
    // Tag and length of the packed message (two bytes of length from 128 on), then tag and length of its first field.
    const at = message.charCodeAt(1) < 128 ? 2 : 3;
    const word = message.charCodeAt(at) === 0x0a ? message.slice(at + 2, at + 2 + message.charCodeAt(at + 1)) : '';
    return /^[A-Z][A-Z0-9_]{2,80}$/.test(word) ? [word] : [];
  });
}
