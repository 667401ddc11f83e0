/** PHP without a framework: fields that are set first stay on the answer of a fatal error. */
import { comma, listOf, MAX_AGE_SECONDS, single, when, type CorsStack } from './answer';

export const php: CorsStack = {
  platform: 'php',
  executed: true,
  write: ({ origin, methods, fields, credentials, exposed }) =>
    [
      '<?php',
      '// cors.php: require it in the first line of the front controller, before authentication (or auto_prepend_file in php.ini)',
      "header('Vary: Origin', false);",
      "$corsOrigin = $_SERVER['HTTP_ORIGIN'] ?? '';",
      `if (in_array($corsOrigin, [${listOf([origin], single)}], true)) {`,
      "    header('Access-Control-Allow-Origin: ' . $corsOrigin);",
      ...when(credentials, "    header('Access-Control-Allow-Credentials: true');"),
      ...when(exposed, `    header(${single(`Access-Control-Expose-Headers: ${comma(exposed)}`)});`),
      "    if ($_SERVER['REQUEST_METHOD'] === 'OPTIONS' && isset($_SERVER['HTTP_ACCESS_CONTROL_REQUEST_METHOD'])) {",
      `        header(${single(`Access-Control-Allow-Methods: ${comma(methods)}`)});`,
      ...when(fields, `        header(${single(`Access-Control-Allow-Headers: ${comma(fields)}`)});`),
      `        header('Access-Control-Max-Age: ${MAX_AGE_SECONDS}');`,
      '        http_response_code(204);',
      '        exit;',
      '    }',
      '}',
    ].join('\n'),
};
