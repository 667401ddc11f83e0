/** Python's frameworks: Flask with Flask-CORS, Django with django-cors-headers, FastAPI with Starlette's middleware. */
import { listOf, MAX_AGE_SECONDS, single, when, type CorsStack } from './answer';

const list = (names: readonly string[], quote = single): string => `[${listOf(names, quote)}]`;

export const flask: CorsStack = {
  platform: 'flask',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      'from flask import request',
      'from flask_cors import CORS  # pip install flask-cors',
      '',
      '# directly after app = Flask(…), above every other @app.before_request; instead of another CORS(app)',
      'CORS(',
      '    app,',
      `    origins=${list([origin])},`,
      `    methods=${list(methods)},`,
      `    allow_headers=${list(fields, literal)},`,
      ...when(exposed, `    expose_headers=${list(exposed)},`),
      ...when(credentials, '    supports_credentials=True,'),
      `    max_age=${MAX_AGE_SECONDS},`,
      ')',
      '',
      '',
      '@app.before_request',
      'def answer_preflight():  # Flask-CORS adds the fields, but does not go before authentication',
      "    if request.method == 'OPTIONS' and 'Access-Control-Request-Method' in request.headers:",
      "        return '', 204",
      '',
      '',
      '@app.after_request',
      'def vary_by_origin(response):  # caches must know, also where no origin was sent',
      "    response.vary.add('Origin')",
      '    return response',
    ].join('\n'),
};

/** Flask-CORS takes a name with one of these characters for a regular expression. */
function literal(name: string): string {
  return /[*\\\]?$^[()]/.test(name) ? `r${single(`${name.replace(/[^A-Za-z0-9_]/g, (char) => (char === "'" ? '.' : `\\${char}`))}$`).replace(/\\\\/g, '\\')}` : single(name);
}

export const django: CorsStack = {
  platform: 'django',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      '# end of settings.py; pip install django-cors-headers',
      "INSTALLED_APPS = [*INSTALLED_APPS, 'corsheaders']",
      "MIDDLEWARE = ['corsheaders.middleware.CorsMiddleware', *MIDDLEWARE]  # first: authentication and errors are inside of it",
      `CORS_ALLOWED_ORIGINS = ${list([origin])}`,
      `CORS_ALLOW_METHODS = ${list(methods)}`,
      `CORS_ALLOW_HEADERS = ${list(fields)}`,
      ...when(exposed, `CORS_EXPOSE_HEADERS = ${list(exposed)}`),
      ...when(credentials, 'CORS_ALLOW_CREDENTIALS = True'),
      `CORS_PREFLIGHT_MAX_AGE = ${MAX_AGE_SECONDS}`,
    ].join('\n'),
};

export const fastapi: CorsStack = {
  platform: 'fastapi',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      '# end of main.py: around the whole app, not app.add_middleware(), which leaves unhandled errors (500) without the fields',
      'from starlette.datastructures import MutableHeaders',
      'from starlette.middleware.cors import CORSMiddleware',
      '',
      '',
      'def vary_by_origin(inner):  # caches must know, also where no origin was sent',
      '    async def outer(scope, receive, send):',
      '        async def send_with_vary(message):',
      "            if message['type'] == 'http.response.start':",
      '                headers = MutableHeaders(scope=message)',
      "                if 'origin' not in headers.get('vary', '').lower():",
      "                    headers.add_vary_header('Origin')",
      '            await send(message)',
      '',
      '        await inner(scope, receive, send_with_vary)',
      '',
      '    return outer',
      '',
      '',
      'app = vary_by_origin(',
      '    CORSMiddleware(',
      '        app,',
      `        allow_origins=${list([origin])},`,
      `        allow_methods=${list(methods)},`,
      `        allow_headers=${list(fields)},`,
      ...when(exposed, `        expose_headers=${list(exposed)},`),
      ...when(credentials, '        allow_credentials=True,'),
      `        max_age=${MAX_AGE_SECONDS},`,
      '    )',
      ')',
    ].join('\n'),
};
