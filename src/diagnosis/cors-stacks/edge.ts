/** JavaScript that answers with `Response` objects: Next.js and Cloudflare Workers. */
import { comma, listOf, MAX_AGE_SECONDS, single, when, type CorsStack, type SafeAnswer } from './answer';

const allowed = ({ origin }: SafeAnswer): string => `const allowedOrigins = [${listOf([origin], single)}];`;

/** Sets the fields on `headers` of an answer; `origin` is one of the allowed ones. */
const setFields = ({ credentials, exposed }: SafeAnswer, headers: string): string[] => [
  `${headers}.set('Access-Control-Allow-Origin', origin);`,
  ...when(credentials, `${headers}.set('Access-Control-Allow-Credentials', 'true');`),
  ...when(exposed, `${headers}.set('Access-Control-Expose-Headers', ${single(comma(exposed))});`),
];

const preflightFields = ({ methods, fields, credentials }: SafeAnswer): string[] => [
  "'Access-Control-Allow-Origin': origin,",
  ...when(credentials, "'Access-Control-Allow-Credentials': 'true',"),
  `'Access-Control-Allow-Methods': ${single(comma(methods))},`,
  ...when(fields, `'Access-Control-Allow-Headers': ${single(comma(fields))},`),
  `'Access-Control-Max-Age': '${MAX_AGE_SECONDS}',`,
  "Vary: 'Origin',",
];

export const nextjs: CorsStack = {
  platform: 'nextjs',
  executed: true,
  write: (answer) =>
    [
      "// proxy.ts beside app/ or pages/; before Next.js 16: middleware.ts, and the function's name is middleware. If there is one, this goes to its top",
      "import { NextResponse, type NextRequest } from 'next/server';",
      '',
      allowed(answer),
      '',
      'export function proxy(request: NextRequest) {',
      "  const origin = request.headers.get('origin') ?? '';",
      '  const allowed = allowedOrigins.includes(origin);',
      "  if (allowed && request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) {",
      '    return new NextResponse(null, {',
      '      status: 204,',
      '      headers: {',
      ...preflightFields(answer).map((line) => `        ${line}`),
      '      },',
      '    });',
      '  }',
      '  const response = NextResponse.next();',
      "  response.headers.append('Vary', 'Origin');",
      '  if (allowed) {',
      ...setFields(answer, 'response.headers').map((line) => `    ${line}`),
      '  }',
      '  return response;',
      '}',
      '',
      "export const config = { matcher: '/api/:path*' };",
    ].join('\n'),
};

export const cloudflareWorkers: CorsStack = {
  platform: 'cloudflare-workers',
  executed: true,
  write: (answer) =>
    [
      allowed(answer),
      '',
      '// around the whole Worker: `export default withCors({ fetch(request, env, ctx) { … } })`',
      'function withCors(worker) {',
      '  return {',
      '    ...worker,',
      '    async fetch(request, env, ctx) {',
      "      const origin = request.headers.get('Origin') ?? '';",
      '      const allowed = allowedOrigins.includes(origin);',
      "      if (allowed && request.method === 'OPTIONS' && request.headers.has('Access-Control-Request-Method')) {",
      '        return new Response(null, {',
      '          status: 204,',
      '          headers: {',
      ...preflightFields(answer).map((line) => `            ${line}`),
      '          },',
      '        });',
      '      }',
      '      let response;',
      '      try {',
      '        response = await worker.fetch(request, env, ctx);',
      '      } catch (error) {',
      '        console.error(error);',
      "        response = new Response('Internal Server Error', { status: 500 });",
      '      }',
      '      response = new Response(response.body, response); // the headers of a fetched answer cannot be changed',
      "      response.headers.delete('Access-Control-Allow-Origin');",
      "      response.headers.delete('Access-Control-Allow-Credentials');",
      "      response.headers.append('Vary', 'Origin');",
      '      if (allowed) {',
      ...setFields(answer, 'response.headers').map((line) => `        ${line}`),
      '      }',
      '      return response;',
      '    },',
      '  };',
      '}',
    ].join('\n'),
};
