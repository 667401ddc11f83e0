/** A 403 for something that may simply not be there: storages answer so to callers who may not list. */
import { fieldValue } from '../../http/fields';
import { signFor, wasRefused } from '../access-signs';
import { defineCause } from '../cause';
import type { Evidence } from '../evidence';
import { pathOnly } from '../routes';
import { curlCall } from '../snippets';

export default defineCause({
  id: 'not-found-masked-as-403',
  spec: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html',
  detect(evidence: Evidence) {
    const { answer, status, problem, exchange } = evidence;
    if (!wasRefused(evidence) || answer === null || status !== 403) return null;
    const params = { path: pathOnly(exchange.request.url) };
    const sign = signFor('not-found-masked-as-403', evidence) ?? signFor('not-found', evidence);
    if (sign !== null) return { confidence: 'possible', proof: sign.proof, params };
    const reading = exchange.request.method === 'GET' || exchange.request.method === 'HEAD';
    const storage = problem?.members['hostid'] !== undefined || /^(?:AmazonS3|AliyunOSS|tencent-cos|UploadServer)/i.test(fieldValue(answer.headers, 'server') ?? '');
    // S3 and its relatives: AccessDenied on an object that does not exist, unless the caller may list the bucket.
    if (problem?.code === 'AccessDenied' && problem.format === 'xml' && /^Access ?Denied\.?$/i.test(problem.detail ?? '') && storage && reading && params.path.length > 1) {
      return { confidence: 'possible', proof: [{ message: answer.message, part: 'body', value: problem.code }] as const, params };
    }
    return null;
  },
  fixes: {
    'check-the-name': { who: 'client-dev', snippets: (_params, { exchange }) => [curlCall(exchange)] },
    'allow-listing': { who: 'api-owner' },
  },
});
