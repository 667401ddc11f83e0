/** What is configured at a provider and cannot be started here: AWS API Gateway, S3, the console of a TokenIM app. */
import { comma, double, listOf, MAX_AGE_SECONDS, when, type CorsStack } from './answer';

export const awsApiGateway: CorsStack = {
  platform: 'aws-api-gateway',
  executed: false,
  write({ origin, methods, fields, credentials, exposed }) {
    // A static value stands between single quotation marks, which it cannot contain.
    const fixed = (value: string): string => double(`'${value.replace(/'/g, '')}'`);
    const plain = (names: readonly string[]): readonly string[] => names.filter((name) => !name.includes("'"));
    const always = (indent: string): string[] => [
      `${indent}Access-Control-Allow-Origin: ${fixed(origin)}`,
      ...when(credentials, `${indent}Access-Control-Allow-Credentials: "'true'"`),
      ...when(exposed, `${indent}Access-Control-Expose-Headers: ${fixed(comma(plain(exposed)))}`),
      `${indent}Vary: "'Origin'"`,
    ];
    return [
      '# HTTP API: Properties of AWS::ApiGatewayV2::Api (preflights are answered before the authorizers; what the integration says of CORS is replaced)',
      'CorsConfiguration:',
      `  AllowOrigins: [${double(origin)}]`,
      `  AllowMethods: [${listOf(methods, double)}]`,
      ...when(fields, `  AllowHeaders: [${listOf(fields, double)}]`),
      ...when(exposed, `  ExposeHeaders: [${listOf(exposed, double)}]`),
      ...when(credentials, '  AllowCredentials: true'),
      `  MaxAge: ${MAX_AGE_SECONDS}`,
      '',
      '# REST API: Properties of AWS::Serverless::Api; the integration (Lambda, HTTP) must send the fields under Headers on its own answers too',
      'Cors:',
      `  AllowOrigin: ${fixed(origin)}`,
      `  AllowMethods: ${fixed(comma(plain(methods)))}`,
      ...when(fields, `  AllowHeaders: ${fixed(comma(plain(fields)))}`),
      ...when(credentials, '  AllowCredentials: true'),
      `  MaxAge: "'${MAX_AGE_SECONDS}'"`,
      'Auth:',
      '  AddDefaultAuthorizerToCorsPreflight: false # beside what stands under Auth',
      'GatewayResponses:',
      ...['DEFAULT_4XX', 'DEFAULT_5XX'].flatMap((type) => [`  ${type}:`, '    ResponseParameters:', '      Headers:', ...always('        ')]),
    ].join('\n');
  },
};

/** S3 knows these, and answers OPTIONS by itself. */
const S3_METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];

export const s3: CorsStack = {
  platform: 's3',
  executed: false,
  write({ origin, methods, fields, exposed }) {
    const rule = {
      AllowedOrigins: [origin],
      AllowedMethods: methods.filter((method) => S3_METHODS.includes(method)),
      ...(fields.length === 0 ? {} : { AllowedHeaders: fields.map((name) => name.replace(/\*/g, '')) }),
      ...(exposed.length === 0 ? {} : { ExposeHeaders: exposed }),
      MaxAgeSeconds: MAX_AGE_SECONDS,
    };
    const json = JSON.stringify({ CORSRules: [rule] }, null, 2);
    return [
      '# replaces the rules of the bucket: add those that `aws s3api get-bucket-cors --bucket BUCKET` prints',
      `aws s3api put-bucket-cors --bucket BUCKET --cors-configuration '${json.replace(/'/g, `'\\''`)}'`,
    ].join('\n');
  },
};

export const tokenimConsole: CorsStack = {
  platform: 'tokenim-console',
  executed: false,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      '# TokenIM console, settings of the app, CORS: add to what is there; the origin with its scheme, without a slash at the end',
      `Allowed origins: ${origin}`,
      `Allowed methods: ${comma(methods)}`,
      ...when(fields, `Allowed headers: ${comma(fields)}`),
      ...when(exposed, `Exposed headers: ${comma(exposed)}`),
      `Allow credentials: ${credentials ? 'yes' : 'no'}`,
    ].join('\n'),
};
