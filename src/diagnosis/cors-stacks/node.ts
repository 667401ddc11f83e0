/** Node's frameworks, each with its own well-kept CORS library: Express, Fastify, Koa, Hono, NestJS. */
import { listOf, MAX_AGE_SECONDS, single, when, type CorsStack, type SafeAnswer } from './answer';

const array = (names: readonly string[]): string => `[${listOf(names, single)}]`;

export const express: CorsStack = {
  platform: 'express',
  executed: true,
  write: (answer) => ["import cors from 'cors';", '', '// before authentication and before the routes; instead of another cors()', 'app.use(', '  cors({', ...options(answer, '    '), '  }),', ');'].join('\n'),
};

export const fastify: CorsStack = {
  platform: 'fastify',
  executed: true,
  write: (answer) =>
    ["import cors from '@fastify/cors';", '', '// before authentication hooks and before the routes; instead of another cors', 'await app.register(cors, {', ...options(answer, '  '), '});'].join('\n'),
};

export const nestjs: CorsStack = {
  platform: 'nestjs',
  executed: true,
  write: (answer) => ['// main.ts, directly after NestFactory.create(…); instead of another enableCors()', 'app.enableCors({', ...options(answer, '  '), '});'].join('\n'),
};

/** The names that `cors` gave its options, and others took over. An empty list allows no field; left out, each one asked for would be allowed. */
function options({ origin, methods, fields, credentials, exposed }: SafeAnswer, indent: string): string[] {
  return [
    `${indent}origin: ${array([origin])},`,
    `${indent}methods: ${array(methods)},`,
    `${indent}allowedHeaders: ${array(fields)},`,
    ...when(exposed, `${indent}exposedHeaders: ${array(exposed)},`),
    ...when(credentials, `${indent}credentials: true,`),
    `${indent}maxAge: ${MAX_AGE_SECONDS},`,
  ];
}

export const koa: CorsStack = {
  platform: 'koa',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      "import cors from '@koa/cors';",
      '',
      '// before every other app.use; instead of another cors()',
      `const allowedOrigins = ${array([origin])};`,
      'app.use(async (ctx, next) => {',
      "  ctx.vary('Origin');",
      '  try {',
      '    await next();',
      '  } catch (error) {',
      "    if (error instanceof Error) error.headers = { vary: 'Origin', ...error.headers }; // Koa drops all others on a thrown error",
      '    throw error;',
      '  }',
      '});',
      'app.use(',
      '  cors({',
      "    origin: (ctx) => (allowedOrigins.includes(ctx.get('Origin')) ? ctx.get('Origin') : ''),",
      `    allowMethods: ${array(methods)},`,
      ...when(fields, `    allowHeaders: ${array(fields)},`),
      ...when(exposed, `    exposeHeaders: ${array(exposed)},`),
      ...when(credentials, '    credentials: true,'),
      `    maxAge: ${MAX_AGE_SECONDS},`,
      '    keepHeadersOnError: true,',
      '  }),',
      ');',
    ].join('\n'),
};

export const hono: CorsStack = {
  platform: 'hono',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      "import { cors } from 'hono/cors';",
      '',
      '// before authentication and before the routes; instead of another cors()',
      'app.use(',
      '  cors({',
      `    origin: ${array([origin])},`,
      `    allowMethods: ${array(methods)},`,
      ...when(fields, `    allowHeaders: ${array(fields)},`),
      ...when(exposed, `    exposeHeaders: ${array(exposed)},`),
      ...when(credentials, '    credentials: true,'),
      `    maxAge: ${MAX_AGE_SECONDS},`,
      '  }),',
      ');',
    ].join('\n'),
};
