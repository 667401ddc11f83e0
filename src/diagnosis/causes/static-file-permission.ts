/** The web server may not read the file, has no index for the folder, or a rule of its own denies the path. */
import { fieldValue } from '../../http/fields';
import { accessSigns, signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { pathOnly } from '../routes';

/** The page that nginx (and its relatives Tengine and OpenResty) itself makes for a 403: nothing behind it was asked. */
const OWN_PAGE = /<center>(?:<h1>)?403 Forbidden(?:<\/h1>)?<\/center>\s{0,8}<hr\s?\/?>\s{0,8}<center>(?:nginx|openresty|tengine)/i;

export default defineCause({
  id: 'static-file-permission',
  spec: 'https://nginx.org/en/docs/http/ngx_http_index_module.html',
  detect(evidence: Evidence) {
    const { answer, status, exchange } = evidence;
    const sign = signFor('static-file-permission', evidence);
    const server = answer === null ? '' : (fieldValue(answer.headers, 'server') ?? '');
    if (sign !== null) return { confidence: sign.confidence, proof: sign.proof, params: { server } };
    if (!wasRefused(evidence) || answer === null || status !== 403 || accessSigns(evidence).some(({ confidence }) => confidence !== 'possible')) return null;
    // The same page comes for any deny rule; a folder or a file in the path is what makes it about files.
    if (!/\/$|\.[a-z0-9]{1,5}$/i.test(pathOnly(exchange.request.url))) return null;
    const page = OWN_PAGE.exec(answer.content ?? '')?.[0];
    return page === undefined ? null : { confidence: 'possible', proof: [{ message: answer.message, part: 'body', value: page }] as const, params: { server } };
  },
  fixes: {
    'grant-read-permission': {
      who: 'api-owner',
      snippets: () => [
        { platform: 'shell', code: 'namei -l /path/of/the/file   # every folder needs x, the file r\nsudo -u www-data cat /path/of/the/file' },
        { platform: 'nginx', code: 'index index.html;   # and look for deny rules: grep -Rn "deny" /etc/nginx' },
      ],
    },
    'check-the-path': { who: 'client-dev' },
  },
});
