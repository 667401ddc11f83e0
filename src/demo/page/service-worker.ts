/** The demo page's service worker: forwards the calls of its frames to the API, one by one. Browser only. */

export interface WorkerFetchEvent extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

addEventListener('fetch', (event) => {
  const { request, respondWith } = event as WorkerFetchEvent;
  if (new URL(request.url).hostname.endsWith('.tokenim.com')) respondWith.call(event, fetch(request));
});
