/** All stacks, in the order in which they are offered, and the one door to their texts. */
import type { Snippet } from '../cause';
import { safeAnswer, type CorsAnswer, type CorsStack } from './answer';
import { apache } from './apache';
import { aspnet } from './aspnet';
import { caddy } from './caddy';
import { cloudflareWorkers, nextjs } from './edge';
import { go } from './go';
import { haproxy } from './haproxy';
import { awsApiGateway, s3, tokenimConsole } from './hosted';
import { http } from './http';
import { nginx } from './nginx';
import { express, fastify, hono, koa, nestjs } from './node';
import { php } from './php';
import { django, fastapi, flask } from './python';
import { spring } from './spring';

export const corsStacks: readonly CorsStack[] = [
  http, nginx, apache, caddy, haproxy,
  express, fastify, koa, hono, nestjs, nextjs, cloudflareWorkers,
  flask, django, fastapi, go, php, spring, aspnet,
  awsApiGateway, s3, tokenimConsole,
];

/** The configuration of every stack that gives this answer: on the preflight, on the call, and on errors. */
export function corsSnippets(answer: CorsAnswer): Snippet[] {
  const safe = safeAnswer(answer);
  return corsStacks.map(({ platform, executed, write }) => ({ platform, code: write(safe), executed }));
}
