/** The page that makes calls and the API that answers them, in a process of their own: what the server costs is no browser's. Tells its port to the process that started it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `makeCalls(base, count, parallel, work)` resolves to the milliseconds that its calls took. Each is a simple one: no preflight, an answer that the page may read. */
const PAGE = `<!DOCTYPE html><link rel="icon" href="data:,"><title>calls</title><script>
window.makeCalls = async (base, count, parallel) => {
  let made = 0;
  const started = performance.now();
  await Promise.all(Array.from({ length: parallel }, async () => {
    while (made < count) {
      made += 1;
      await fetch(base + '&call=' + made, { cache: 'no-store' }).then((answer) => answer.text());
    }
  }));
  return performance.now() - started;
};
</script>`;
const BODY = JSON.stringify({ items: Array.from({ length: 5 }, (_, number) => ({ id: `message-${number}`, text: 'Lorem ipsum dolor sit amet' })) });
const FIELDS = { 'content-type': 'application/json', 'access-control-allow-origin': '*', 'cache-control': 'no-store', vary: 'Origin', 'x-request-id': 'a2f7-0031' };

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://any.example');
  if (!url.pathname.startsWith('/v1/')) return void response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(PAGE);
  const every = Number(url.searchParams.get('failing'));
  const fails = every > 0 && Number(url.searchParams.get('call')) % every === 0;
  const send = (): void => void response.writeHead(fails ? 403 : 200, FIELDS).end(fails ? '{"code":"forbidden"}' : BODY);
  const hold = Number(url.searchParams.get('hold'));
  if (hold > 0) setTimeout(send, hold);
  else send();
  return undefined;
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
