/** Python's frameworks, with the interpreter that has them. */
import { spawnSync } from 'node:child_process';
import { startProcess, write, type Found, type Stack } from './stack';

/** Debian's interpreter has Debian's packages; the one on the PATH may be another. */
const INTERPRETERS = ['python3', '/usr/bin/python3'];

interface Python {
  readonly python: string;
  readonly version: string;
}

const known = new Map<string, Python>();

/** The interpreter that has all of these distributions, and the version of the first. */
function findPython(...distributions: readonly string[]): Python | null {
  const before = known.get(distributions.join());
  if (before !== undefined) return before;
  const code = `from importlib.metadata import version\nprint([version(name) for name in ${JSON.stringify(distributions)}][0])`;
  for (const python of INTERPRETERS) {
    const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8', timeout: 20_000 });
    if (status !== 0) continue;
    const found = { python, version: stdout.trim() };
    known.set(distributions.join(), found);
    return found;
  }
  return null;
}

const found = (...distributions: readonly string[]) => (): Found => {
  const python = findPython(...distributions);
  return python === null ? { missing: `no Python has ${distributions.join(' and ')}` } : { version: python.version };
};

const pythonOf = (...distributions: readonly string[]): string => findPython(...distributions)?.python ?? 'python3';

const flask: Stack = {
  platform: 'flask',
  name: 'Flask',
  base: '/v1',
  debian: ['python3-flask', 'python3-flask-cors'],
  find: found('flask', 'flask-cors'),
  start(job) {
    write(job.folder, {
      'main.py': `
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
${job.snippet}


@app.before_request
def authenticate():
    if 'Authorization' not in request.headers:
        abort(401)


METHODS = ['GET', 'PUT', 'DELETE']


@app.route('/v1/messages', methods=METHODS)
def messages():
    given = request.headers.get
    return jsonify(method=request.method, authorization=given('Authorization'), cookie=given('Cookie', ''), version=given('X-Client-Version', '')), 200, {'X-Request-Id': 'r-1'}


@app.route('/v1/forbidden', methods=METHODS)
def forbidden():
    abort(403)


@app.route('/v1/crash', methods=METHODS)
def crash():
    raise RuntimeError('crash')


@app.route('/v1/read-only')
def read_only():
    return 'read'


app.run(port=${job.port})
`,
    });
    return startProcess(pythonOf('flask', 'flask-cors'), ['main.py'], job);
  },
  own: [{ method: 'PUT', path: '/v1/read-only', status: 405 }],
};

const django: Stack = {
  platform: 'django',
  name: 'Django',
  base: '/v1',
  debian: ['python3-django', 'python3-django-cors-headers'],
  find: found('django', 'django-cors-headers'),
  start(job) {
    write(job.folder, {
      'settings.py': `
SECRET_KEY = 'only for this test'
DEBUG = False
ALLOWED_HOSTS = ['api.acme.example']
ROOT_URLCONF = 'urls'
INSTALLED_APPS = ['django.contrib.contenttypes']
MIDDLEWARE = ['django.middleware.common.CommonMiddleware', 'gate.authenticate']
${job.snippet}
`,
      'gate.py': `
from django.http import JsonResponse


def authenticate(get_response):
    return lambda request: get_response(request) if 'Authorization' in request.headers else JsonResponse({'error': 'unauthorized'}, status=401)
`,
      'urls.py': `
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import JsonResponse
from django.urls import path


def messages(request):
    given = request.headers.get
    response = JsonResponse({'method': request.method, 'authorization': given('Authorization'), 'cookie': given('Cookie', ''), 'version': given('X-Client-Version', '')})
    response['X-Request-Id'] = 'r-1'
    return response


def forbidden(request):
    raise PermissionDenied


def crash(request):
    raise RuntimeError('crash')


def suspicious(request):
    raise SuspiciousOperation


urlpatterns = [path('v1/messages', messages), path('v1/forbidden', forbidden), path('v1/crash', crash), path('v1/suspicious', suspicious)]
`,
    });
    return startProcess(pythonOf('django', 'django-cors-headers'), ['-m', 'django', 'runserver', '--noreload', '--settings', 'settings', `127.0.0.1:${job.port}`], job);
  },
  own: [{ path: '/v1/suspicious', status: 400 }],
};

const fastapi: Stack = {
  platform: 'fastapi',
  name: 'FastAPI',
  base: '/v1',
  debian: ['python3-fastapi', 'uvicorn'],
  find: found('fastapi', 'uvicorn'),
  start(job) {
    write(job.folder, {
      'main.py': `
from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()
METHODS = ['GET', 'PUT', 'DELETE']


@app.middleware('http')
async def authenticate(request: Request, call_next):
    if 'authorization' not in request.headers:
        return JSONResponse({'error': 'unauthorized'}, 401)
    return await call_next(request)


@app.api_route('/v1/messages', methods=METHODS)
async def messages(request: Request):
    given = request.headers.get
    return JSONResponse({'method': request.method, 'authorization': given('authorization'), 'cookie': given('cookie', ''), 'version': given('x-client-version', '')}, headers={'X-Request-Id': 'r-1'})


@app.api_route('/v1/forbidden', methods=METHODS)
async def forbidden():
    raise HTTPException(403)


@app.api_route('/v1/crash', methods=METHODS)
async def crash():
    raise RuntimeError('crash')


@app.get('/v1/number')
async def number(n: int):
    return n


${job.snippet}
`,
    });
    return startProcess(pythonOf('fastapi', 'uvicorn'), ['-m', 'uvicorn', 'main:app', '--host', '127.0.0.1', '--port', String(job.port)], job);
  },
  own: [
    { path: '/v1/number?n=x', status: 422 },
    { method: 'PUT', path: '/v1/number', status: 405 },
  ],
};

export const pythonStacks: readonly Stack[] = [flask, django, fastapi];
