/** Caddy: each field is set at once, for Caddy's own errors, and again (`defer`) instead of what the application behind says. */
import { comma, double, indent, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const caddy: CorsStack = {
  platform: 'caddy',
  executed: true,
  write({ origin, methods, fields, credentials, exposed }) {
    const set = [
      `Access-Control-Allow-Origin ${double(origin)}`,
      ...when(credentials, 'Access-Control-Allow-Credentials true'),
      ...when(exposed, `Access-Control-Expose-Headers ${double(comma(exposed))}`),
    ];
    return [
      '# site block; what was in it (all but bind, tls, log and handle_errors) goes into the last handle, so that preflights do not meet its authentication',
      `@cors header Origin ${double(origin)}`,
      '@preflight {',
      '\tmethod OPTIONS',
      `\theader Origin ${double(origin)}`,
      '\theader Access-Control-Request-Method *',
      '}',
      'header @cors {',
      ...indent(set, '\t'),
      '}',
      'header @cors {',
      ...indent([...set, 'defer'], '\t'),
      '}',
      'header {',
      ...indent(['-Access-Control-Allow-Origin', '-Access-Control-Allow-Credentials', 'defer'], '\t'),
      '}',
      'header +Vary Origin',
      'handle @preflight {',
      `\theader Access-Control-Allow-Methods ${double(comma(methods))}`,
      ...when(fields, `\theader Access-Control-Allow-Headers ${double(comma(fields))}`),
      `\theader Access-Control-Max-Age ${MAX_AGE_SECONDS}`,
      '\trespond 204',
      '}',
      'handle {',
      '\t# what was in the site block',
      '}',
    ].join('\n');
  },
};
