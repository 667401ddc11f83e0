/** The tester of causes: it carries the rules that every cause must keep, so that a test is a table. */
import { describe, expect, test } from 'vitest';
import type { Cause, Finding, Params } from '../../src/diagnosis/cause';
import { diagnose } from '../../src/diagnosis/diagnose';
import type { AnyFinding } from '../../src/diagnosis/causes';
import type { WorkedCall } from '../../src/diagnosis/surroundings';
import type { Exchange } from '../../src/http/exchange';
import { fieldValue } from '../../src/http/fields';
import { LOCALES } from '../../src/locales/catalog';
import { words } from '../../src/locales/words';
import { CANARIES } from './exchange';

export interface CauseTable {
  /** name → exchange and what the finding must match: confidence, role, params (a subset). */
  readonly finds: { readonly [name: string]: readonly [Exchange, { readonly confidence?: Finding['confidence']; readonly role?: Finding['role']; readonly params?: Params; readonly worked?: readonly WorkedCall[] }] };
  /** Near misses: exchanges that resemble a case and are not one. */
  readonly ignores: { readonly [name: string]: Exchange };
}

/** Registers the tests of one cause. */
export function testCause<Id extends string, P extends Params, F extends string>(cause: Cause<Id, P, F>, { finds, ignores }: CauseTable): void {
  describe(cause.id, () => {
    test('has a case and a near miss', () => {
      expect(Object.keys(finds).length).toBeGreaterThan(0);
      expect(Object.keys(ignores).length).toBeGreaterThan(0);
    });
    for (const [name, [exchange, expected]] of Object.entries(finds)) {
      test(`finds: ${name}`, () => {
        const finding = diagnose(exchange, expected.worked).findings.find((one) => one.cause === cause.id);
        expect(finding, `${cause.id} was not found`).toBeDefined();
        if (finding === undefined) return;
        if (expected.confidence !== undefined) expect(finding.confidence).toBe(expected.confidence);
        if (expected.role !== undefined) expect(finding.role).toBe(expected.role);
        if (expected.params !== undefined) expect(finding.params).toMatchObject(expected.params);
        expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
        for (const proof of finding.proof) expect(isPresent(exchange, proof), `proof is not in the exchange: ${JSON.stringify(proof)}`).toBe(true);
        expect(finding.fixes.length, 'a finding without a fix').toBeGreaterThan(0);
        for (const canary of CANARIES) expect(JSON.stringify(finding)).not.toContain(canary);
        expectWords(finding);
      });
    }
    for (const [name, exchange] of Object.entries(ignores)) {
      test(`ignores: ${name}`, () => {
        expect(diagnose(exchange).findings.map((one) => one.cause)).not.toContain(cause.id);
      });
    }
  });
}

function expectWords(finding: AnyFinding): void {
  for (const locale of LOCALES) {
    const { title, why, decide, fixes } = words(finding, locale);
    for (const text of [title, why, decide, ...fixes.map((fix) => fix.text)]) {
      expect(text, `${finding.cause} in ${locale}`).toBeTruthy();
      expect(text).not.toMatch(/undefined|\bnull\b(?!`)|\bNaN\b|\[object|<[a-z/]/i);
    }
  }
}

function isPresent(exchange: Exchange, { message, part, value }: Finding['proof'][number]): boolean {
  const holder = message.startsWith('preflight') ? exchange.preflight : exchange;
  if (holder === null) return false;
  if (message === 'hop-response') return exchange.redirects.some((hop) => fieldValue(hop.response.headers, part) === value || part === 'status');
  const { request, response } = holder;
  if (part === 'error') return holder.networkError === value;
  if (part === 'url') return value !== null && request.url.includes(value);
  if (part === 'method') return request.method === value;
  const side = message.endsWith('request') ? request : response;
  if (side === null) return false;
  if ('status' in side) {
    if (part === 'status') return String(side.status) === value;
    if (part === 'status-text') return side.statusText === value;
    if (part === 'body') return value !== null && (side.content ?? '').includes(value);
  } else if (part === 'body') return value !== null && (side.postData?.text ?? '').includes(value);
  const present = fieldValue(side.headers, part);
  return value === null ? present === null : present !== null && present.includes(value);
}
