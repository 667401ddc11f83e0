/**
 * Numbers by which open platforms name a refusal. A number means nothing alone: each table belongs to one envelope. Data. Pure.
 * Sources: WeChat and WeCom "global return codes", DingTalk "global error codes", Feishu "generic error codes".
 */
import type { Problem } from './problem';

interface Table {
  /** True for an error object of this platform's form. */
  readonly fits: (members: Problem['members'], code: string) => boolean;
  readonly codes: { readonly [cause: string]: string };
}

const TABLES: readonly Table[] = [
  {
    // WeChat, WeCom and DingTalk share the envelope and the low numbers.
    fits: (members, code) => members['errcode'] === code && 'errmsg' in members,
    codes: {
      'credential-missing': '41001',
      'credential-expired': '42001 42002 42007 42009 61023',
      'credential-invalid': '40001 40013 40014 40125 40082',
      'insufficient-permission': '50001 60011 301002',
      'feature-not-enabled': '48001 61007',
      'ip-not-allowed': '40164 60020 61004',
      'rate-limited': '45011 45033 90018 90006 90002',
      'quota-exceeded': '45009',
      'account-restricted': '50002 48004',
      'signature-mismatch': '87009',
    },
  },
  {
    fits: (members, code) => members['code'] === code && 'msg' in members && /^9999\d{4}$/.test(code),
    codes: {
      'credential-missing': '99991661',
      'credential-expired': '99991677',
      'credential-invalid': '99991663 99991664 99991668',
      'insufficient-scope': '99991672 99991679',
      'rate-limited': '99991400',
    },
  },
];

/** The cause that a platform's number names, or null. */
export function numberedCause(code: string, problem: Problem | null): string | null {
  if (problem === null || !/^\d{4,9}$/.test(code)) return null;
  for (const { fits, codes } of TABLES) {
    if (!fits(problem.members, code)) continue;
    for (const [cause, list] of Object.entries(codes)) if (list.split(' ').includes(code)) return cause;
  }
  return null;
}
