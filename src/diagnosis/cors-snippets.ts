/** Complete CORS configurations for the common servers, filled with what was observed. One named origin, never `*`, never a reflected one. Pure. */
import { fieldList, fieldValue, isToken } from '../http/fields';
import { originOf } from '../http/origin';
import type { Snippet } from './cause';
import type { Evidence } from './evidence';

interface CorsAnswer {
  readonly origin: string;
  readonly methods: readonly string[];
  readonly fields: readonly string[];
  readonly credentials: boolean;
}

/** Stands where the page has no origin that could be named. */
const PLACEHOLDER = 'https://your-page.example';
const MAX_AGE_SECONDS = 600;

/** What the server would have to answer. `credentials`: overrides what the call shows of it. */
function wantedAnswer({ exchange, cors }: Evidence, credentials = cors.credentialsMode === 'include'): CorsAnswer {
  const seen = cors.verdict?.origin ?? exchange.origin ?? '';
  const origin = /^https?:/.test(seen) && originOf(seen) === seen ? seen : PLACEHOLDER;
  const asked = exchange.preflight?.request.headers ?? [];
  const allowed = exchange.preflight?.response?.headers ?? [];
  const method = fieldValue(asked, 'access-control-request-method') ?? exchange.request.method;
  const methods = ['GET', 'HEAD', 'POST', ...(fieldList(allowed, 'access-control-allow-methods') ?? []), method];
  const fields = [...(fieldList(allowed, 'access-control-allow-headers') ?? []), ...(fieldList(asked, 'access-control-request-headers') ?? [])].map((name) => name.toLowerCase());
  const clean = (names: readonly string[]): string[] => [...new Set(names)].filter((name) => isToken(name) && name !== '*').slice(0, 40);
  return { origin, methods: clean(methods), fields: clean(fields), credentials };
}

/** The server configuration that would let this call pass: answer, preflight, errors too, and `Vary: Origin`. */
export function corsServer(evidence: Evidence, credentials?: boolean): Snippet[] {
  const wanted = wantedAnswer(evidence, credentials);
  return [http(wanted), nginx(wanted), apache(wanted), express(wanted)];
}

function http({ origin, methods, fields, credentials }: CorsAnswer): Snippet {
  const always = [`Access-Control-Allow-Origin: ${origin}`, ...(credentials ? ['Access-Control-Allow-Credentials: true'] : []), 'Vary: Origin'];
  const preflight = [
    'HTTP/1.1 204 No Content',
    ...always,
    `Access-Control-Allow-Methods: ${methods.join(', ')}`,
    ...(fields.length === 0 ? [] : [`Access-Control-Allow-Headers: ${fields.join(', ')}`]),
    `Access-Control-Max-Age: ${MAX_AGE_SECONDS}`,
  ];
  return { platform: 'http', code: ['# OPTIONS', ...preflight, '', '# GET, POST … (2xx, 4xx, 5xx)', ...always].join('\n') };
}

function nginx({ origin, methods, fields, credentials }: CorsAnswer): Snippet {
  // `add_header` inside `if` replaces the outer ones, so they stand twice. An empty variable sends no field.
  const always = (indent: string): string[] => [
    `${indent}add_header Access-Control-Allow-Origin $cors_origin always;`,
    ...(credentials ? [`${indent}add_header Access-Control-Allow-Credentials $cors_credentials always;`] : []),
    `${indent}add_header Vary Origin always;`,
  ];
  const map = (name: string, value: string): string[] => [`map $http_origin ${name} {`, '    default "";', `    "${origin}" ${value};`, '}'];
  return {
    platform: 'nginx',
    code: [
      '# http { … }',
      ...map('$cors_origin', '$http_origin'),
      ...(credentials ? map('$cors_credentials', 'true') : []),
      '',
      '# server { … location … {',
      ...always(''),
      'if ($request_method = OPTIONS) {',
      ...always('    '),
      `    add_header Access-Control-Allow-Methods "${methods.join(', ')}" always;`,
      ...(fields.length === 0 ? [] : [`    add_header Access-Control-Allow-Headers "${fields.join(', ')}" always;`]),
      `    add_header Access-Control-Max-Age ${MAX_AGE_SECONDS} always;`,
      '    return 204;',
      '}',
    ].join('\n'),
  };
}

function apache({ origin, methods, fields, credentials }: CorsAnswer): Snippet {
  const pattern = origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return {
    platform: 'apache',
    code: [
      '# mod_setenvif, mod_headers, mod_rewrite',
      `SetEnvIf Origin "^${pattern}$" CORS_ORIGIN=$0`,
      'Header onsuccess unset Access-Control-Allow-Origin',
      'Header always set Access-Control-Allow-Origin "%{CORS_ORIGIN}e" env=CORS_ORIGIN',
      ...(credentials ? ['Header always set Access-Control-Allow-Credentials "true" env=CORS_ORIGIN'] : []),
      `Header always set Access-Control-Allow-Methods "${methods.join(', ')}" env=CORS_ORIGIN`,
      ...(fields.length === 0 ? [] : [`Header always set Access-Control-Allow-Headers "${fields.join(', ')}" env=CORS_ORIGIN`]),
      `Header always set Access-Control-Max-Age "${MAX_AGE_SECONDS}" env=CORS_ORIGIN`,
      'Header always merge Vary "Origin"',
      '',
      'RewriteEngine On',
      'RewriteCond %{REQUEST_METHOD} =OPTIONS',
      'RewriteCond %{HTTP:Access-Control-Request-Method} !^$',
      'RewriteRule ^ - [R=204,L]',
    ].join('\n'),
  };
}

function express({ origin, methods, fields, credentials }: CorsAnswer): Snippet {
  const list = (names: readonly string[]): string => `[${names.map((name) => `'${name.replace(/'/g, "\\'")}'`).join(', ')}]`;
  return {
    platform: 'express',
    code: [
      "import cors from 'cors';",
      '',
      '// before authentication and before the routes',
      'app.use(',
      '  cors({',
      `    origin: ${list([origin])},`,
      `    methods: ${list(methods)},`,
      ...(fields.length === 0 ? [] : [`    allowedHeaders: ${list(fields)},`]),
      ...(credentials ? ['    credentials: true,'] : []),
      `    maxAge: ${MAX_AGE_SECONDS},`,
      '  }),',
      ');',
    ].join('\n'),
  };
}
