/** The plain answers, for a server that is none of the others. */
import { comma, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const http: CorsStack = {
  platform: 'http',
  executed: true,
  write({ origin, methods, fields, credentials, exposed }) {
    const always = [`Access-Control-Allow-Origin: ${origin}`, ...when(credentials, 'Access-Control-Allow-Credentials: true'), 'Vary: Origin'];
    return [
      '# OPTIONS',
      'HTTP/1.1 204 No Content',
      ...always,
      `Access-Control-Allow-Methods: ${comma(methods)}`,
      ...when(fields, `Access-Control-Allow-Headers: ${comma(fields)}`),
      `Access-Control-Max-Age: ${MAX_AGE_SECONDS}`,
      '',
      '# GET, POST … (2xx, 4xx, 5xx)',
      ...always,
      ...when(exposed, `Access-Control-Expose-Headers: ${comma(exposed)}`),
    ].join('\n');
  },
};
