/** The API that stands behind the web servers: it refuses every request without Authorization, OPTIONS too, and is badly configured for CORS. Node only. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** Answers as each of the applications under test does. */
export function api(request: IncomingMessage, response: ServerResponse, fields: readonly (readonly [string, string])[]): void {
  const path = request.url ?? '';
  for (const [name, value] of fields) response.appendHeader(name, value);
  response.setHeader('Content-Type', 'application/json');
  response.setHeader('X-Request-Id', 'r-1');
  const { authorization, cookie } = request.headers;
  const status = authorization === undefined ? 401 : path === '/v1/messages' ? 200 : path === '/v1/forbidden' ? 403 : path === '/v1/crash' ? 500 : 404;
  response.statusCode = status;
  response.end(JSON.stringify(status === 200 ? { method: request.method, authorization, cookie: cookie ?? '', version: request.headers['x-client-version'] ?? '' } : { error: status }));
}

export async function listen(answer: RequestListener, port = 0): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server: Server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stop: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

/** What stands behind a web server whose configuration is under test. */
export const startBehind = (): ReturnType<typeof listen> => listen((request, response) => api(request, response, [['Access-Control-Allow-Origin', '*'], ['Access-Control-Allow-Credentials', 'true'], ['Vary', 'Accept-Encoding']]));
