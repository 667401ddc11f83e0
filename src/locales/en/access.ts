/** English words of the causes by which a server, or something in front of it, refuses. */
import type { CausesCatalog } from '../catalog';

export const access: Pick<CausesCatalog, 'credential-missing'> = {
  'credential-missing': {
    title: 'No credential was sent with this call',
    why: ({ api }) => `${api || 'The API'} looks for an access token or an API key on every call, and this one carried neither.`,
    decide: 'Look at the request’s `Authorization` field in the exchange below: it is absent, or it was removed on the way.',
    fixes: {
      'attach-credential': 'Send the token in the `Authorization` field, with the word `Bearer` before it.',
      'get-credential': ({ tokenEndpoint }) => `Get a token with your app id and app secret from \`POST ${tokenEndpoint}\`, on your server, not in the page.`,
    },
  },
};
