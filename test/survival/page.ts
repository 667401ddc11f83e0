/** The page that makes the calls, its frame and its service worker, as source text: they run in the browser as they stand. */

const MAKE = `const make = ({ method, url, abortAfterMs }) => {
  const abort = new AbortController();
  if (abortAfterMs !== null) setTimeout(() => abort.abort(), abortAfterMs);
  return fetch(url, { method, signal: abort.signal, cache: 'no-store' }).then((answer) => answer.text()).then(() => undefined, () => undefined);
};`;

export const SERVICE_WORKER = `${MAKE}
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('message', ({ data, ports: [port] }) => void make(data).then(() => port.postMessage('done')));`;

export const FRAME = `<!DOCTYPE html><link rel="icon" href="data:,"><title>frame</title><script>${MAKE}; window.make = make; parent.frameReady = true;</script>`;

/** `makeCalls` makes them in their order, so many at a time, and resolves when each has ended. */
export const PAGE = `<!DOCTYPE html><link rel="icon" href="data:,"><title>calls</title><iframe src="/frame"></iframe><script>
${MAKE}
let worker = null;
navigator.serviceWorker.register('/sw.js').then(() => navigator.serviceWorker.ready).then(({ active }) => { worker = active; });
const through = (call) => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  setTimeout(done, 6000);
  worker.postMessage(call, [port2]);
});
window.isReady = () => worker !== null && window.frameReady === true;
window.makeCalls = async (calls, parallel) => {
  const left = [...calls];
  const makers = { page: make, frame: (call) => frames[0].make(call), 'service-worker': through };
  await Promise.all(Array.from({ length: parallel }, async () => {
    for (let call = left.shift(); call !== undefined; call = left.shift()) await makers[call.by](call);
  }));
};
</script>`;
