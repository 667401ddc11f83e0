/** Finds a Firefox for the tests that need the real one. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Firefox is, or null. `FIREFOX_PATH` goes before everything else. */
export function findFirefox(): string | null {
  const named = process.env['FIREFOX_PATH'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((one) => one !== '');
  const places = named === undefined || named === '' ? ['firefox-esr', 'firefox'].flatMap((name) => folders.map((one) => join(one, name))) : [named];
  return (
    places.find((place) => {
      try {
        accessSync(place, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }) ?? null
  );
}
