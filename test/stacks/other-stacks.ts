/** Go's net/http, PHP's own server, and Spring's filter in the servlet container Jetty. */
import { existsSync } from 'node:fs';
import { programVersion, runToEnd, startProcess, write, type Found, type Stack } from './stack';

const go: Stack = {
  platform: 'go',
  name: 'Go net/http',
  base: '/v1',
  debian: ['golang-go'],
  find: () => programVersion('go', 'version'),
  async start(job) {
    write(job.folder, {
      'main.go': `package main

import (
	"encoding/json"
	"log"
	"net/http"
	"runtime/debug"
)

func authenticated(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") == "" {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/v1/messages", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Request-Id", "r-1")
		json.NewEncoder(w).Encode(map[string]string{"method": r.Method, "authorization": r.Header.Get("Authorization"), "cookie": r.Header.Get("Cookie"), "version": r.Header.Get("X-Client-Version")})
	})
	mux.HandleFunc("/v1/forbidden", func(w http.ResponseWriter, r *http.Request) { http.Error(w, "forbidden", http.StatusForbidden) })
	mux.HandleFunc("/v1/crash", func(w http.ResponseWriter, r *http.Request) { panic("crash") })
	log.Fatal(http.ListenAndServe("127.0.0.1:${job.port}", withCORS(authenticated(mux))))
}

${job.snippet}
`,
    });
    await runToEnd('go', ['build', '-o', 'api', 'main.go'], job.folder);
    return startProcess(`${job.folder}/api`, [], job);
  },
  own: [],
};

const php: Stack = {
  platform: 'php',
  name: 'PHP',
  base: '/v1',
  debian: ['php-cli'],
  find: () => programVersion('php', '-v'),
  start(job) {
    write(job.folder, {
      'cors.php': job.snippet,
      'index.php': `<?php
require __DIR__ . '/cors.php';
header('Content-Type: application/json');
if (!isset($_SERVER['HTTP_AUTHORIZATION'])) { http_response_code(401); exit('{}'); }
switch (strtok($_SERVER['REQUEST_URI'], '?')) {
    case '/v1/messages':
        header('X-Request-Id: r-1');
        echo json_encode(['method' => $_SERVER['REQUEST_METHOD'], 'authorization' => $_SERVER['HTTP_AUTHORIZATION'], 'cookie' => $_SERVER['HTTP_COOKIE'] ?? '', 'version' => $_SERVER['HTTP_X_CLIENT_VERSION'] ?? '']);
        break;
    case '/v1/forbidden': http_response_code(403); echo '{}'; break;
    case '/v1/crash': throw new RuntimeException('crash');
    case '/v1/fatal': no_such_function(); break;
    case '/v1/memory': str_repeat('x', PHP_INT_MAX - 100); break;
    default: http_response_code(404);
}
`,
    });
    return startProcess('php', ['-d', 'display_errors=0', '-S', `127.0.0.1:${job.port}`, 'index.php'], job);
  },
  own: [
    { path: '/v1/fatal', status: 500 },
    { path: '/v1/memory', status: 500 },
  ],
};

/** Where Debian keeps the libraries, and their names there. */
const JARS = ['spring3-core', 'spring3-beans', 'spring3-context', 'spring3-web', 'commons-logging', 'servlet-api', 'jetty9-server', 'jetty9-servlet', 'jetty9-http', 'jetty9-io', 'jetty9-util', 'jetty9-security', 'jetty9-util-ajax'].map((name) => `/usr/share/java/${name}.jar`);

function findSpring(): Found {
  const java = programVersion('javac', '-version');
  const missing = JARS.filter((jar) => !existsSync(jar));
  if ('missing' in java || missing.length > 0) return { missing: 'missing' in java ? java.missing : `${missing[0]} is not installed` };
  return programVersion('dpkg-query', '-W', '-f', '${Version}', 'libspring-web-java');
}

const spring: Stack = {
  platform: 'spring',
  varyLeftOut: true,
  name: 'Spring (spring-web in Jetty)',
  base: '/v1',
  debian: ['libspring-web-java', 'libspring-context-java', 'libjetty9-java', 'default-jdk-headless'],
  find: findSpring,
  async start(job) {
    write(job.folder, {
      'ApiCorsFilter.java': job.snippet,
      'Main.java': `
import java.io.IOException;
import java.util.EnumSet;
import javax.servlet.*;
import javax.servlet.http.*;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.*;

public class Main {
    static class Gate extends HttpFilter {
        @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
            if (request.getHeader("Authorization") == null) response.sendError(401);
            else chain.doFilter(request, response);
        }
    }

    static class Api extends HttpServlet {
        @Override protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getRequestURI()) {
                case "/v1/messages":
                    response.setHeader("X-Request-Id", "r-1");
                    response.setContentType("application/json");
                    response.getWriter().printf("{\\"method\\":\\"%s\\",\\"authorization\\":\\"%s\\",\\"cookie\\":\\"%s\\",\\"version\\":\\"%s\\"}", request.getMethod(), request.getHeader("Authorization"), of(request, "Cookie"), of(request, "X-Client-Version"));
                    return;
                case "/v1/forbidden": response.sendError(403); return;
                case "/v1/crash": throw new IllegalStateException("crash");
                default: response.sendError(404);
            }
        }

        static String of(HttpServletRequest request, String name) {
            return request.getHeader(name) == null ? "" : request.getHeader(name);
        }
    }

    public static void main(String[] args) throws Exception {
        Server server = new Server(new java.net.InetSocketAddress("127.0.0.1", ${job.port}));
        ServletContextHandler context = new ServletContextHandler();
        context.setContextPath("/");
        context.addFilter(new FilterHolder(new ApiCorsFilter()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(new Gate()), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Api()), "/");
        server.setHandler(context);
        server.start();
        server.join();
    }
}
`,
    });
    const path = [...JARS, job.folder].join(':');
    await runToEnd('javac', ['-cp', path, 'ApiCorsFilter.java', 'Main.java'], job.folder);
    return startProcess('java', ['-cp', path, 'Main'], job);
  },
  own: [],
};

export const otherStacks: readonly Stack[] = [go, php, spring];
