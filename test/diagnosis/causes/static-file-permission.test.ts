/** static-file-permission: cases and near misses. */
import cause from '../../../src/diagnosis/causes/static-file-permission';
import { exchange } from '../../support/exchange';
import { testCause } from '../../support/test-cause';

testCause(cause, {
  finds: {
    'nginx’s own page for a folder': [exchange({ url: 'https://www.example.com/assets/', responseHeaders: { Server: 'nginx/1.25' }, body: '<html><body><center><h1>403 Forbidden</h1></center><hr><center>nginx/1.25</center></body></html>' }), { confidence: 'possible', params: { server: 'nginx/1.25' } }],
    'IIS': [exchange({ url: 'https://www.example.com/', body: '<p>The Web server is configured to not list the contents of this directory.</p>' }), { confidence: 'likely' }],
    'Apache': [exchange({ url: 'https://www.example.com/a.html', body: "<p>You don't have permission to access this resource.</p>" }), { confidence: 'possible' }],
  },
  ignores: {
    'nginx’s own page for a call of an API': exchange({ responseHeaders: { Server: 'nginx' }, body: '<html><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>' }),
    'nginx on the path of a JSON answer': exchange({ responseHeaders: { Server: 'nginx' }, body: { code: 'permission_denied' } }),
    'nginx’s page for another status': exchange({ url: 'https://www.example.com/', status: 404, body: '<center><h1>404 Not Found</h1></center><hr><center>nginx</center>' }),
  },
});
