/** What the command line prints steers no terminal and turns no text around, and is the same JSON. */
import { expect, test } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose';
import { machineForm, machineLine } from '../../src/report/machine-form';
import { hostileAnswers } from '../support/hostile-answers';
import { exchange } from '../support/exchange';

const NOTHING_UNSEEN = /^[^\p{Cc}\p{Cs}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]*$/u;

test('of 500 hostile answers', () => {
  for (const { fields, body, status, statusText, path } of hostileAnswers(500, 403)) {
    const headers: { [name: string]: string } = {};
    for (const [name, value] of fields) headers[name] = value;
    const form = machineForm(diagnose(exchange({ url: `https://hostile.tokenim.com${path}`, status, statusText, responseHeaders: headers, body })), 0);
    const line = machineLine(form);
    expect(line).toMatch(NOTHING_UNSEEN);
    expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(form)));
  }
});

test('the check itself sees what it must', () => {
  for (const one of ['\u001b[31m', '\u009b', '\u202e', '\u0007', '\u2028', '\ufeff', '\u007f']) expect(`a${one}b`).not.toMatch(NOTHING_UNSEEN);
});
