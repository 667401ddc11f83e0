/** English sentences on calls that worked, beside the one that failed. Each starts with a space, or is empty where nothing is known. */

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
/** ` at 2026-11-22 10:00:00 UTC`; '' where the time is not known. */
const at = (text: string): string => (text === '' ? '' : ` at ${code(text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z$/, '$1 $2 UTC'))}`);

const SLIPS: { readonly [slip: string]: string } = {
  slash: 'It differs only by a slash from',
  case: 'It differs only in upper and lower case from',
  version: 'It differs only in the version from',
  prefix: 'It differs only at the beginning of the path from',
  letter: 'It is spelt almost like',
  host: 'The same path exists on another host:',
  scheme: 'The same address over HTTPS is',
};

/** The path that worked and is almost the one that was called. */
export function almostThePath({ slip, workedPath, workedAt }: { readonly slip: string; readonly workedPath: string; readonly workedAt: string }): string {
  return slip === '' ? '' : ` ${SLIPS[slip] ?? 'It is close to'} ${code(workedPath)}, which worked${at(workedAt)}.`;
}

/** Where else the same token or key was accepted. */
export function credentialHistory({ workedHereAt, workedAgainAt, workedElsewhere, workedElsewhereAt }: { readonly workedHereAt: string; readonly workedAgainAt: string; readonly workedElsewhere: string; readonly workedElsewhereAt: string }): string {
  const here = workedHereAt === '' ? '' : ` The same one worked here${at(workedHereAt)}, so something has changed since.`;
  const again = workedAgainAt === '' ? '' : ` The same one worked here${workedHereAt === '' ? '' : ' again'} after this refusal${at(workedAgainAt).replace(' at', ', at')}, so it was not refused for good.`;
  const elsewhere = workedElsewhere === '' || here + again !== '' ? '' : ` The same one worked for ${code(workedElsewhere)}${at(workedElsewhereAt)}, so it is not refused everywhere.`;
  return here + again + elsewhere;
}

/** The same endpoint, with another id or at this very address. */
export function endpointWorked({ workedPath, workedAt, wasThere }: { readonly workedPath: string; readonly workedAt: string; readonly wasThere: boolean }): string {
  if (workedAt === '') return '';
  return wasThere ? ` The same address worked${at(workedAt)}: it has been removed, or this caller may not see it.` : ` The path itself exists: ${code(workedPath)} worked${at(workedAt)}. What this ID names is missing.`;
}

/** The same address, for another caller. */
export function workedForOthers({ workedAt, workedWith }: { readonly workedAt: string; readonly workedWith: string }): string {
  if (workedAt === '') return '';
  return ` The same address worked${at(workedAt)} with ${workedWith === 'only-then' ? 'a token or login that this call does not carry' : 'another token or login'}.`;
}

/** The same call, for a cause that does without it. */
export function sameCallWorked(workedAt: string): string {
  return workedAt === '' ? '' : ` The same call worked${at(workedAt)}.`;
}

/** An opaque login that was good here until lately. */
export function lapsed(workedHereAt: string): string {
  return `The same token or login worked here${at(workedHereAt)} and is refused now, without a reason. Most likely it has expired since, or was signed out.`;
}

/** The same address over HTTPS. */
export function workedOverHttps(workedAt: string): string {
  return workedAt === '' ? '' : ` Over HTTPS, this address worked${at(workedAt)}.`;
}

/** The same endpoint, for a failure that nothing explains. */
export function endpointAnswered(workedAt: string): string {
  return workedAt === '' ? '' : ` The same endpoint worked${at(workedAt)}: what differs between the two calls is the best lead.`;
}
