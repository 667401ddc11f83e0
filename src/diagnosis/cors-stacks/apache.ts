/** Apache httpd: `Header always` speaks on errors too, and a rewrite rule of the virtual host goes before authentication. */
import { comma, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const apache: CorsStack = {
  platform: 'apache',
  executed: true,
  write({ origin, methods, fields, credentials, exposed }) {
    const pattern = origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    // What the application behind sends stands in the one or the other of httpd's two tables.
    const unset = (name: string): string[] => [`Header onsuccess unset ${name}`, `Header always unset ${name}`];
    return [
      '# <VirtualHost>, outside of <Directory> and <Location>, above other rewrite rules; needs mod_setenvif, mod_headers, mod_rewrite',
      `SetEnvIf Origin "^${pattern}$" CORS_ORIGIN=$0`,
      ...unset('Access-Control-Allow-Origin'),
      ...unset('Access-Control-Allow-Credentials'),
      'Header always set Access-Control-Allow-Origin "%{CORS_ORIGIN}e" env=CORS_ORIGIN',
      ...when(credentials, 'Header always set Access-Control-Allow-Credentials "true" env=CORS_ORIGIN'),
      ...when(exposed, 'Header onsuccess unset Access-Control-Expose-Headers', `Header always set Access-Control-Expose-Headers ${quote(comma(exposed))} env=CORS_ORIGIN`),
      `Header always set Access-Control-Allow-Methods ${quote(comma(methods))} env=CORS_PREFLIGHT`,
      ...when(fields, `Header always set Access-Control-Allow-Headers ${quote(comma(fields))} env=CORS_PREFLIGHT`),
      `Header always set Access-Control-Max-Age "${MAX_AGE_SECONDS}" env=CORS_PREFLIGHT`,
      'Header always merge Vary "Origin"',
      '',
      'RewriteEngine On',
      'RewriteCond %{ENV:CORS_ORIGIN} .',
      'RewriteCond %{REQUEST_METHOD} =OPTIONS',
      'RewriteCond %{HTTP:Access-Control-Request-Method} .',
      'RewriteRule ^ - [R=204,L,E=CORS_PREFLIGHT:1]',
    ].join('\n');
  },
};

/** `%` begins a format specifier in a value of `Header`. */
const quote = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replace(/%/g, '%%')}"`;
