/** Web servers and proxies in front of an API, each with what such a configuration commonly holds already. */
import { api, listen, startBehind } from './api';
import { programVersion, runToEnd, startProcess, write, type Running, type Stack } from './stack';

/** A server process in front of the API of `api.ts`. */
async function inFront(start: (behind: number) => Promise<Running>): Promise<Running> {
  const behind = await startBehind();
  try {
    const running = await start(behind.port);
    return { stop: async () => (await running.stop(), await behind.stop()) };
  } catch (error) {
    await behind.stop();
    throw error;
  }
}

/** user:password, as `htpasswd -s` writes it. */
const PASSWORDS = 'user:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n';

/** The same for Caddy. */
const HASH = '$2a$14$nMvl/Y5GTxgPWyA7i/7m7.Q9vL3p7l.yxhP.cNx0Ka8qR5LO8GIi.';

const http: Stack = {
  platform: 'http',
  name: 'plain HTTP',
  base: '/v1',
  find: () => ({ version: process.versions.node }),
  async start({ snippet, port }) {
    const fields = (block: string): (readonly [string, string])[] => block.split('\n').filter((line) => /^[A-Za-z-]+: /.test(line)).map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)] as const);
    const [preflight = '', answer = ''] = snippet.split('\n\n');
    return listen((request, response) => {
      if (request.method === 'OPTIONS') return void response.writeHead(Number(/^HTTP\/1.1 (\d+)/m.exec(preflight)?.[1]), fields(preflight).flat()).end();
      return api(request, response, fields(answer));
    }, port);
  },
  own: [],
};

const nginx: Stack = {
  platform: 'nginx',
  name: 'nginx',
  base: '/v1',
  debian: ['nginx-light'],
  find: () => programVersion('nginx', '-v'),
  start: (job) =>
    inFront(async (behind) => {
      const { snippet, folder, port } = job;
      const [above = '', inServer = ''] = snippet.split('\n\n');
      const repeated = inServer.split('\n').filter((line) => line.startsWith('add_header')).join('\n');
      write(folder, {
        passwords: PASSWORDS,
        'nginx.conf': `
daemon off; master_process off; pid ${folder}/pid; error_log stderr error;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
${above}
  server {
    listen 127.0.0.1:${port};
    add_header X-Content-Type-Options nosniff always;
${inServer}
    location /v1/ { proxy_pass http://127.0.0.1:${behind}; client_max_body_size 10; }
    location /down { proxy_pass http://127.0.0.1:1; }
    location /denied { deny all; }
    location /guarded { auth_basic "API"; auth_basic_user_file ${folder}/passwords; }
    location /static {
      add_header Cache-Control no-store always;
${repeated}
      root ${folder};
    }
  }
}`,
      });
      return startProcess('nginx', ['-c', `${folder}/nginx.conf`, '-e', 'stderr'], job);
    }),
  own: [
    { path: '/down', status: 502 },
    { path: '/denied', status: 403 },
    { path: '/guarded', status: 401, challenges: true },
    { path: '/static', status: 404 },
    { method: 'PUT', path: '/v1/messages', status: 413, body: 'x'.repeat(64) },
  ],
};

const APACHE_MODULES = ['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'setenvif', 'headers', 'rewrite', 'proxy', 'proxy_http'];

const apache: Stack = {
  platform: 'apache',
  name: 'Apache httpd',
  base: '/v1',
  debian: ['apache2-bin'],
  find: () => programVersion('/usr/sbin/apache2', '-v'),
  start: (job) =>
    inFront(async (behind) => {
      const { snippet, folder, port } = job;
      write(folder, {
        passwords: PASSWORDS,
        'www/errors/403.html': '<h1>No</h1>',
        'apache.conf': `
ServerRoot ${folder}
ServerName 127.0.0.1
PidFile ${folder}/pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port}
${APACHE_MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
<VirtualHost *:${port}>
DocumentRoot ${folder}/www
${snippet}
ErrorDocument 403 /errors/403.html
Header always set X-Content-Type-Options nosniff
RewriteRule ^/old/(.*)$ /v1/$1 [R=308,L]
ProxyPass /v1/ http://127.0.0.1:${behind}/v1/
ProxyPass /down http://127.0.0.1:1
<Location /denied>
Require all denied
</Location>
<Location /guarded>
AuthType Basic
AuthName API
AuthUserFile ${folder}/passwords
Require valid-user
</Location>
</VirtualHost>
`,
      });
      return startProcess('/usr/sbin/apache2', ['-D', 'FOREGROUND', '-f', `${folder}/apache.conf`], job);
    }),
  own: [
    { path: '/down', status: 503 },
    { path: '/denied', status: 403 },
    { path: '/guarded', status: 401, challenges: true },
    { path: '/static', status: 404 },
  ],
};

const caddy: Stack = {
  platform: 'caddy',
  name: 'Caddy',
  base: '/v1',
  debian: ['caddy'],
  find: () => programVersion('caddy', 'version'),
  start: (job) =>
    inFront(async (behind) => {
      const { snippet, folder, port } = job;
      // The comment of the snippet says that what was in the site block goes into its last block.
      const was = `
    header X-Content-Type-Options nosniff
    basicauth /guarded { user ${HASH} }
    handle /v1/* { reverse_proxy 127.0.0.1:${behind} }
    handle /down { reverse_proxy 127.0.0.1:1 }
    respond /denied 403
    file_server { root ${folder}/none }`.replace(/ \{ (.*) \}/g, ' {\n$1\n}');
      write(folder, { Caddyfile: `{\n admin off\n auto_https off\n}\nhttp://:${port} {\n bind 127.0.0.1\n${snippet.replace(/\n\t# what was.*/, () => was)}\n}\n` });
      await runToEnd('caddy', ['adapt', '--config', 'Caddyfile', '--adapter', 'caddyfile'], folder);
      return startProcess('caddy', ['run', '--config', `${folder}/Caddyfile`, '--adapter', 'caddyfile'], job);
    }),
  own: [
    { path: '/down', status: 502 },
    { path: '/denied', status: 403 },
    { path: '/guarded', status: 401, challenges: true },
    { path: '/static', status: 404 },
  ],
};

const haproxy: Stack = {
  platform: 'haproxy',
  name: 'HAProxy',
  base: '/v1',
  debian: ['haproxy'],
  find: () => programVersion('haproxy', '-v'),
  start: (job) =>
    inFront(async (behind) => {
      const { snippet, folder, port } = job;
      write(folder, {
        'haproxy.cfg': `
defaults
    mode http
    timeout connect 2s
    timeout client 10s
    timeout server 10s
    retries 0
userlist users
    user user insecure-password password
frontend api
    bind 127.0.0.1:${port}
${snippet.replace(/^/gm, '    ')}
    http-request deny if { path /denied }
    http-request auth unless { path_beg /v1 /down } || { http_auth(users) }
    http-response set-header X-Content-Type-Options nosniff
    use_backend down if { path /down }
    default_backend app
backend app
    server app 127.0.0.1:${behind}
backend down
    server down 127.0.0.1:1
`,
      });
      return startProcess('haproxy', ['-db', '-f', `${folder}/haproxy.cfg`], job);
    }),
  own: [
    { path: '/down', status: 503 },
    { path: '/denied', status: 403 },
    { path: '/guarded', status: 401, challenges: true },
  ],
};

export const servers: readonly Stack[] = [http, nginx, apache, caddy, haproxy];
