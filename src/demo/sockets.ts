/** Listeners below HTTP: one port for TLS and plain HTTP, and ports that break off or speak no TLS. Node only. */
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Certificate } from './certificate';

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

/** Closes with all its connections, open ones too. */
async function listen(server: Server, port = 0): Promise<Listener> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** Serves `handler` on one port, over TLS to those who begin with a TLS record and as plain HTTP to the others. */
export async function listenBoth(handler: RequestListener, certificate: Certificate, port = 0): Promise<Listener> {
  const secure = createHttps({ key: certificate.key, cert: certificate.cert }, handler);
  const plain = createHttp(handler);
  for (const server of [secure, plain]) server.keepAliveTimeout = 30_000;
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  return listen(
    createServer((socket) => {
      socket.once('data', (start) => {
        socket.pause();
        socket.unshift(start);
        (start[0] === 0x16 ? secure : plain).emit('connection', socket);
        process.nextTick(() => socket.resume());
      });
    }),
    port,
  );
}

/** Accepts, then resets the connection at the first byte. */
export function listenAndReset(): Promise<Listener> {
  return listen(createServer((socket) => socket.once('data', () => socket.resetAndDestroy())));
}

/** Answers a TLS hello in plain text. */
export function listenWithoutTls(): Promise<Listener> {
  return listen(createServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'))));
}

/** Speaks TLS with a certificate that nobody was told to trust. */
export function listenUntrusted(certificate: Certificate): Promise<Listener> {
  return listen(createHttps({ key: certificate.key, cert: certificate.cert }, (_request, response) => response.end('{}')));
}

/** A port of this machine at which nobody listens. */
export async function closedPort(): Promise<number> {
  // A low port is never handed out to others; if one of them is taken all the same, the next is tried.
  for (const port of [1, 2, 3, 4, 5, 6]) {
    const taken = await new Promise<boolean>((resolve) => {
      const probe = connect({ port, host: '127.0.0.1' }, () => resolve(true));
      probe.on('error', () => resolve(false));
      probe.on('connect', () => probe.destroy());
    });
    if (!taken) return port;
  }
  const listener = await listen(createServer());
  await listener.close();
  return listener.port;
}
