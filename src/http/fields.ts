/** Looks header fields up by name and splits their lists (RFC 9110 section 5). "Absent" is null; an empty field is ''. */
import type { Field } from './exchange';

/** All values of the field lines named `name` (case-insensitive), in order. */
export function fieldValues(headers: readonly Field[], name: string): string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const field of headers) if (isNamed(field, wanted)) values.push(field.value);
  return values;
}

/** The combined field value (RFC 9110 section 5.3: lines joined with ", "), or null when there is no such field. */
export function fieldValue(headers: readonly Field[], name: string): string | null {
  const wanted = name.toLowerCase();
  let value: string | null = null;
  for (const field of headers) if (isNamed(field, wanted)) value = value === null ? field.value : `${value}, ${field.value}`;
  return value;
}

/** A field's name is looked for dozens of times in each answer; most names differ in length already. */
function isNamed({ name }: Field, wanted: string): boolean {
  return name.length === wanted.length && (name === wanted || name.toLowerCase() === wanted);
}

/** The members of a comma-separated list field, trimmed, empty ones left out (RFC 9110 section 5.6.1); null when the field is absent. */
export function fieldList(headers: readonly Field[], name: string): string[] | null {
  const value = fieldValue(headers, name);
  return value === null ? null : splitList(value);
}

/** Splits at commas that are not inside a quoted string. */
export function splitList(value: string): string[] {
  const members: string[] = [];
  let member = '';
  let quoted = false;
  for (let i = 0; i < value.length; i += 1) {
    const char = value.charAt(i);
    if (quoted && char === '\\') {
      member += char + value.charAt(i + 1);
      i += 1;
    } else if (char === ',' && !quoted) {
      members.push(member);
      member = '';
    } else {
      if (char === '"') quoted = !quoted;
      member += char;
    }
  }
  members.push(member);
  return members.map((text) => text.trim()).filter((text) => text !== '');
}

/** True for a token of RFC 9110 section 5.6.2. */
export function isToken(value: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(value);
}
