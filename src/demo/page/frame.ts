/** Inside a frame of the demo page: makes the call that the page sends and answers with what it saw. Browser only. */
import { callHere, type ReadyCall } from './run';

addEventListener('message', ({ source, data }: MessageEvent<{ readonly call?: ReadyCall }>) => {
  if (source !== parent || data.call === undefined) return;
  void callHere(data.call).then((seen) => parent.postMessage({ seen }, '*'));
});
parent.postMessage({ ready: true }, '*');
