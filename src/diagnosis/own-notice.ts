/** A 503 whose body is a notice that somebody wrote for people, not what a server writes by itself. Pure. */
import type { Evidence } from './evidence';
import { isStock } from './stated-reason';

/** What servers, proxies and platforms say of their own trouble. */
const TROUBLE =
  /service (?:is )?(?:temporarily |currently )?unavailable|temporarily unavailable|unavailable|overload|upstream|backend|no (?:healthy|server|available)|connect|time[- ]?out|timed out|too busy|capacity|database|exception|stack|gateway|load balancer|varnish|guru meditation|nginx|apache|application error|crash|memory|unhealthy|dns|circuit|retry|limit|origin|cluster|worker|socket|proxy|error|不可用|繁忙|超时|异常|错误/i;
const LONGEST_NOTICE = 300;

/** True for a short text in prose, not JSON, that names neither a fault of the server nor any other known reason: `artisan down`, `app_offline.htm` and their like show what their owner wrote. */
export function hasOwnNotice({ status, text, problem, recognition }: Evidence): boolean {
  if (status !== 503 || problem !== null || recognition.refusal !== null || text === '' || text.length > LONGEST_NOTICE) return false;
  return !TROUBLE.test(text) && !isStock(text) && /\p{L}{2,}\P{L}{1,4}\p{L}{2,}|\p{Script=Han}{4,}/u.test(text);
}
