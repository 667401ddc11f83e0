/** 简体中文：sentences on calls that worked, beside the one that failed. Each is empty where nothing is known. */

const code = (text: string): string => `\`${text.replace(/`/g, "'")}\``;
/** `（2026-11-22 10:00:00 UTC）`; '' where the time is not known. */
const at = (text: string): string => (text === '' ? '' : `（${code(text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)Z$/, '$1 $2 UTC'))}）`);

const SLIPS: { readonly [slip: string]: string } = {
  slash: '只差一个斜杠',
  case: '只有大小写不同',
  version: '只有版本号不同',
  prefix: '只有开头的路径前缀不同',
  letter: '拼写几乎一样',
};

/** The path that worked and is almost the one that was called. */
export function almostThePath({ slip, workedPath, workedAt }: { readonly slip: string; readonly workedPath: string; readonly workedAt: string }): string {
  if (slip === '') return '';
  if (slip === 'host') return `同样的路径在另一个域名上调用成功：${code(workedPath)}${at(workedAt)}。`;
  if (slip === 'scheme') return `同一地址改用 HTTPS 时调用成功：${code(workedPath)}${at(workedAt)}。`;
  return `它与调用成功的 ${code(workedPath)}${at(workedAt)}${SLIPS[slip] ?? '很接近'}。`;
}

/** Where else the same token or key was accepted. */
export function credentialHistory({ workedHereAt, workedAgainAt, workedElsewhere, workedElsewhereAt }: { readonly workedHereAt: string; readonly workedAgainAt: string; readonly workedElsewhere: string; readonly workedElsewhereAt: string }): string {
  const here = workedHereAt === '' ? '' : `同一凭证此前在这个接口用过，当时成功${at(workedHereAt)}，说明之后有了变化。`;
  const again = workedAgainAt === '' ? '' : `这次被拒之后，同一凭证在这个接口${workedHereAt === '' ? '' : '又'}成功了${at(workedAgainAt)}，可见它并没有失效。`;
  const elsewhere = workedElsewhere === '' || here + again !== '' ? '' : `同一凭证调用 ${code(workedElsewhere)} 成功${at(workedElsewhereAt)}，可见它并非处处被拒。`;
  return here + again + elsewhere;
}

/** The same endpoint, with another id or at this very address. */
export function endpointWorked({ workedPath, workedAt, wasThere }: { readonly workedPath: string; readonly workedAt: string; readonly wasThere: boolean }): string {
  if (workedAt === '') return '';
  return wasThere ? `同一地址曾调用成功${at(workedAt)}：内容可能已被删除，或当前账号无权看到。` : `接口本身是存在的：${code(workedPath)} 调用成功${at(workedAt)}，缺少的是这个 ID 所指的内容。`;
}

/** The same address, for another caller. */
export function workedForOthers({ workedAt, workedWith }: { readonly workedAt: string; readonly workedWith: string }): string {
  if (workedAt === '') return '';
  return `同一地址${workedWith === 'only-then' ? '带上令牌或登录状态时' : '换用另一个令牌或账号时'}调用成功${at(workedAt)}。`;
}

/** The same call, for a cause that does without it. */
export function sameCallWorked(workedAt: string): string {
  return workedAt === '' ? '' : `同样的请求曾成功${at(workedAt)}。`;
}

/** An opaque login that was good here until lately. */
export function lapsed(workedHereAt: string): string {
  return `同一令牌或登录状态此前在这个接口用过，当时成功${at(workedHereAt)}，现在却被拒绝，服务器没有说明原因。最可能是之后过期了，或已退出登录。`;
}

/** The same address over HTTPS. */
export function workedOverHttps(workedAt: string): string {
  return workedAt === '' ? '' : `同一地址改用 HTTPS 时调用成功${at(workedAt)}。`;
}

/** The same endpoint, for a failure that nothing explains. */
export function endpointAnswered(workedAt: string): string {
  return workedAt === '' ? '' : `同一接口曾调用成功${at(workedAt)}，两次请求的差异是最好的线索。`;
}
