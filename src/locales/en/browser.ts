/** English words of the causes by which the browser or the network refuses, and of what stays unexplained. */
import type { CausesCatalog } from '../catalog';

export const browser: Pick<CausesCatalog, 'cors-allow-origin-missing' | 'unexplained'> = {
  'cors-allow-origin-missing': {
    title: 'The server does not say that this page may read its answer',
    why: ({ origin }) => `The answer has no \`Access-Control-Allow-Origin\` field, so the browser keeps it from \`${origin}\`.`,
    decide: 'Open the answer’s fields below: the field is not there.',
    fixes: {
      'send-cors-fields': 'Send `Access-Control-Allow-Origin` with the page’s origin, and `Vary: Origin`.',
      'send-cors-fields-on-errors': 'Send the same CORS fields on error answers too, so that pages can read the real reason.',
      'call-through-own-server': 'Until then, call the API from your own server and let the page ask that.',
    },
  },
  unexplained: {
    title: ({ status }) => (status === 0 ? 'The call failed without an answer' : `The server answered ${status} and does not say why`),
    why: ({ bodySeen }) => (bodySeen ? 'Neither the fields nor the body name a reason.' : 'The fields name no reason, and the body could not be seen.'),
    decide: 'The body of the answer usually decides it: open DevTools before the call, or repeat it with curl.',
    fixes: {
      'read-the-body': 'Repeat the call in a terminal and read the body.',
      'ask-the-owner': 'Ask the API’s owner to look the call up by its time and reference.',
    },
  },
};
