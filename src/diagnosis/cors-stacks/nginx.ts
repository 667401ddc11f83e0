/** nginx: maps decide, `add_header … always` speaks on errors too, and `return` in the server block goes before authentication. */
import { comma, indent, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const nginx: CorsStack = {
  platform: 'nginx',
  executed: true,
  write({ origin, methods, fields, credentials, exposed }) {
    const map = (source: string, name: string, key: string, value: string): string[] => [`map ${source} ${name} {`, '    default "";', `    ${quote(key)} ${quote(value)};`, '}'];
    const preflight = (name: string, value: string): string[] => map('$cors_preflight', name, '1', value);
    // An empty value sends no field.
    const added = [
      'add_header Access-Control-Allow-Origin $cors_origin always;',
      ...when(credentials, 'add_header Access-Control-Allow-Credentials $cors_credentials always;'),
      'add_header Access-Control-Allow-Methods $cors_methods always;',
      ...when(fields, 'add_header Access-Control-Allow-Headers $cors_headers always;'),
      'add_header Access-Control-Max-Age $cors_max_age always;',
      ...when(exposed, 'add_header Access-Control-Expose-Headers $cors_exposed always;'),
      'add_header Vary Origin always;',
    ];
    const text = [
      '# http { … }, above server { … }',
      ...map('$http_origin', '$cors_origin', origin, origin),
      ...when(credentials, ...map('$http_origin', '$cors_credentials', origin, 'true')),
      ...when(exposed, ...map('$http_origin', '$cors_exposed', origin, comma(exposed))),
      ...map('"$request_method $http_origin"', '$cors_preflight', `OPTIONS ${origin}`, '1'),
      ...preflight('$cors_methods', comma(methods)),
      ...when(fields, ...preflight('$cors_headers', comma(fields))),
      ...preflight('$cors_max_age', String(MAX_AGE_SECONDS)),
      '',
      '# server { … }; repeat the add_header lines in each location that has an add_header of its own',
      ...added,
      'if ($cors_preflight) {',
      ...indent(['return 204;'], '    '),
      '}',
      '# what the application behind sends of these would stand there twice (also: fastcgi_hide_header, uwsgi_hide_header)',
      'proxy_hide_header Access-Control-Allow-Origin;',
      'proxy_hide_header Access-Control-Allow-Credentials;',
      ...when(exposed, 'proxy_hide_header Access-Control-Expose-Headers;'),
    ];
    return text.some((line) => line.includes('${cors_dollar}')) ? [text[0], 'geo $cors_dollar {', '    default "$";', '}', ...text.slice(1)].join('\n') : text.join('\n');
  },
};

/** nginx has no escape for `$`: a variable stands for it. */
const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/\$/g, '${cors_dollar}')}"`;
