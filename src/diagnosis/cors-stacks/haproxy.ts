/** HAProxy: `http-after-response` speaks on every answer, its own errors among them. */
import { comma, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const haproxy: CorsStack = {
  platform: 'haproxy',
  executed: true,
  write({ origin, methods, fields, credentials, exposed }) {
    const allowed = 'if { var(txn.cors_origin) -m found }';
    return [
      '# frontend or listen, above its other http-request rules (HAProxy 2.2 or later)',
      `acl cors_origin req.fhdr(origin) -m str ${quote(origin)}`,
      'acl cors_preflight req.fhdr(access-control-request-method) -m found',
      'http-request set-var(txn.cors_origin) req.fhdr(origin) if cors_origin',
      [
        'http-request return status 204',
        `hdr Access-Control-Allow-Methods ${format(comma(methods))}`,
        ...when(fields, `hdr Access-Control-Allow-Headers ${format(comma(fields))}`),
        `hdr Access-Control-Max-Age ${MAX_AGE_SECONDS}`,
        'if METH_OPTIONS cors_origin cors_preflight',
      ].join(' '),
      'http-after-response del-header Access-Control-Allow-Origin',
      'http-after-response del-header Access-Control-Allow-Credentials',
      `http-after-response set-header Access-Control-Allow-Origin ${format(origin)} ${allowed}`,
      ...when(credentials, `http-after-response set-header Access-Control-Allow-Credentials true ${allowed}`),
      ...when(exposed, `http-after-response set-header Access-Control-Expose-Headers ${format(comma(exposed))} ${allowed}`),
      'http-after-response add-header Vary Origin',
    ].join('\n');
  },
};

const quote = (text: string): string => `"${text.replace(/[\\"$]/g, '\\$&')}"`;
/** `%` begins a variable in a log-format string. */
const format = (text: string): string => quote(text.replace(/%/g, '%%'));
