/** Checks that foreign JSON has the shape that a type says: small checks, put together. Pure; linear in what is given. */

/** True for a value of that shape. */
export type Shape = (value: unknown) => boolean;

/** Members of one list at most: far more than any call has. */
const MOST_MEMBERS = 20_000;

export const isText: Shape = (value) => typeof value === 'string';
export const isNumber: Shape = (value) => typeof value === 'number' && Number.isFinite(value);
export const isInteger: Shape = (value) => Number.isSafeInteger(value);
export const isBoolean: Shape = (value) => typeof value === 'boolean';
/** A moment as text that a date can be made of. */
export const isMoment: Shape = (value) => typeof value === 'string' && value.length <= 40 && !Number.isNaN(Date.parse(value));

export function orNull(shape: Shape): Shape {
  return (value) => value === null || shape(value);
}

/** A member that may be left out. */
export function optional(shape: Shape): Shape {
  return (value) => value === undefined || shape(value);
}

export function oneOf<T extends string>(words: readonly T[]): Shape {
  return (value) => (words as readonly unknown[]).includes(value);
}

export function listOf(shape: Shape): Shape {
  return (value) => Array.isArray(value) && value.length <= MOST_MEMBERS && value.every(shape);
}

/** An object with exactly these members, all its own. The compiler asks for a check of each member of `T`. */
export function objectOf<T>(members: { readonly [K in keyof T]-?: Shape }): Shape {
  const checks = new Map<string, Shape>(Object.entries(members));
  return (value) => isPlainObject(value) && Object.keys(value).every((name) => checks.has(name)) && [...checks].every(([name, shape]) => shape(Object.hasOwn(value, name) ? value[name] : undefined));
}

/** An object whose names are not known beforehand. */
export function namesTo(shape: Shape): Shape {
  return (value) => isPlainObject(value) && Object.entries(value).every(([name, member]) => name !== '__proto__' && shape(member));
}

function isPlainObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
