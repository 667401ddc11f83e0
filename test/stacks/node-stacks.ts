/** Node's frameworks: an API of four routes, with authentication that refuses OPTIONS too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { here, root, startProcess, write, type Found, type Stack } from './stack';

/** The version of an npm package that is installed beside the tests or in their own folder; `others` must be there too. */
export function packageVersion(name: string, ...others: readonly string[]): Found {
  const read = (one: string): string | null => {
    for (const place of [here, root]) {
      try {
        return (JSON.parse(readFileSync(join(place, 'node_modules', one, 'package.json'), 'utf8')) as { version: string }).version;
      } catch {
        // Not there: the next place.
      }
    }
    return null;
  };
  const missing = [name, ...others].filter((one) => read(one) === null);
  return missing.length > 0 ? { missing: `npm: ${missing.join(', ')}` } : { version: read(name) ?? '' };
}

/** What a handler answers on 200. `headers` are the request's. */
const ECHO = 'const echo = (method, headers) => ({ method, authorization: headers.authorization, cookie: headers.cookie ?? "", version: headers["x-client-version"] ?? "" });';

interface NodeStack {
  readonly platform: string;
  readonly name: string;
  readonly packages: readonly [string, ...string[]];
  readonly app: (snippet: string, port: number) => string;
  readonly own: Stack['own'];
}

const nodeStack = ({ platform, name, packages, app, own }: NodeStack): Stack => ({
  platform,
  name,
  base: '/v1',
  inside: true,
  find: () => packageVersion(...packages),
  start(job) {
    write(job.folder, { 'app.mjs': app(job.snippet, job.port) });
    return startProcess(process.execPath, ['app.mjs'], job);
  },
  own,
});

const BROKEN = { method: 'PUT', path: '/v1/messages', status: 400, body: '{"broken' } as const;

const express = nodeStack({
  platform: 'express',
  name: 'Express',
  packages: ['express', 'cors'],
  app: (snippet, port) => `
import express from 'express';
${ECHO}
const app = express();
${snippet}
app.use((req, res, next) => (req.headers.authorization ? next() : res.status(401).json({ error: 'unauthorized' })));
app.use(express.json({ type: () => true }));
app.all('/v1/messages', (req, res) => res.set('X-Request-Id', 'r-1').json(echo(req.method, req.headers)));
app.all('/v1/forbidden', (req, res) => res.status(403).json({ error: 'forbidden' }));
app.all('/v1/crash', () => { throw new Error('crash'); });
app.all('/v1/late', async () => { throw new Error('crash'); });
app.listen(${port}, '127.0.0.1');
`,
  own: [BROKEN, { path: '/v1/late', status: 500 }],
});

const fastify = nodeStack({
  platform: 'fastify',
  name: 'Fastify',
  packages: ['fastify', '@fastify/cors'],
  app: (snippet, port) => `
import { fastify } from 'fastify';
${ECHO}
const app = fastify();
${snippet}
app.addHook('onRequest', async (request, reply) => (request.headers.authorization ? undefined : reply.code(401).send({ error: 'unauthorized' })));
app.removeContentTypeParser('text/plain');
app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => { try { done(null, JSON.parse(body)); } catch (error) { done(Object.assign(error, { statusCode: 400 })); } });
const method = ['GET', 'PUT', 'DELETE'];
app.route({ method, url: '/v1/messages', handler: (request, reply) => reply.header('X-Request-Id', 'r-1').send(echo(request.method, request.headers)) });
app.route({ method, url: '/v1/forbidden', handler: (request, reply) => reply.code(403).send({ error: 'forbidden' }) });
app.route({ method, url: '/v1/crash', handler: async () => { throw new Error('crash'); } });
await app.listen({ port: ${port}, host: '127.0.0.1' });
`,
  own: [BROKEN],
});

const koa = nodeStack({
  platform: 'koa',
  name: 'Koa',
  packages: ['koa', '@koa/cors'],
  app: (snippet, port) => `
import Koa from 'koa';
${ECHO}
const app = new Koa();
app.silent = true;
${snippet}
app.use(async (ctx, next) => { ctx.assert(ctx.get('Authorization'), 401); await next(); });
app.use(async (ctx) => {
  if (ctx.path === '/v1/messages') { ctx.set('X-Request-Id', 'r-1'); ctx.body = echo(ctx.method, ctx.headers); }
  if (ctx.path === '/v1/forbidden') ctx.throw(403, 'forbidden');
  if (ctx.path === '/v1/crash') throw new Error('crash');
});
app.listen(${port}, '127.0.0.1');
`,
  own: [],
});

const hono = nodeStack({
  platform: 'hono',
  name: 'Hono',
  packages: ['hono', '@hono/node-server'],
  app: (snippet, port) => `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { bearerAuth } from 'hono/bearer-auth';
${ECHO}
const app = new Hono();
${snippet}
app.use('/v1/*', bearerAuth({ token: 'secret' }));
app.all('/v1/messages', (c) => { c.header('X-Request-Id', 'r-1'); return c.json(echo(c.req.method, c.req.header())); });
app.all('/v1/forbidden', () => { throw new HTTPException(403, { res: new Response('forbidden', { status: 403 }) }); });
app.all('/v1/crash', () => { throw new Error('crash'); });
app.all('/v1/plain', () => new Response('gone', { status: 410 }));
serve({ fetch: app.fetch, port: ${port}, hostname: '127.0.0.1' });
`,
  own: [{ path: '/v1/plain', status: 410 }],
});

const nestjs: Stack = {
  platform: 'nestjs',
  name: 'NestJS',
  base: '/v1',
  inside: true,
  find: () => packageVersion('@nestjs/core', '@nestjs/common', '@nestjs/platform-express', 'reflect-metadata', 'rxjs'),
  start(job) {
    // Decorators are called by hand, so that nothing needs compiling.
    write(job.folder, {
      'main.mjs': `
import 'reflect-metadata';
import { All, Controller, ForbiddenException, Header, Module, Req, UnauthorizedException } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
${ECHO}
class Api {
  messages(request) { return echo(request.method, request.headers); }
  forbidden() { throw new ForbiddenException(); }
  crash() { throw new Error('crash'); }
}
Controller('v1')(Api);
const decorate = (name, ...decorators) => { for (const one of decorators) one(Api.prototype, name, Object.getOwnPropertyDescriptor(Api.prototype, name)); };
Req()(Api.prototype, 'messages', 0);
decorate('messages', All('messages'), Header('X-Request-Id', 'r-1'));
decorate('forbidden', All('forbidden'));
decorate('crash', All('crash'));
class AppModule {}
Module({ controllers: [Api] })(AppModule);
const guard = { canActivate(context) { if (!context.switchToHttp().getRequest().headers.authorization) throw new UnauthorizedException(); return true; } };
const app = await NestFactory.create(AppModule, { logger: false });
${job.snippet}
app.useGlobalGuards(guard);
app.use('/v1/gate', (request, response) => response.status(request.headers['x-key'] ? 204 : 403).end());
await app.listen(${job.port}, '127.0.0.1');
`,
    });
    return startProcess(process.execPath, ['main.mjs'], job);
  },
  own: [{ path: '/v1/gate', status: 403 }],
};

export const nodeStacks: readonly Stack[] = [express, fastify, koa, hono, nestjs];
