/** Rows of the table of intermediaries: what lets calls into a cluster, and small gateways with words of their own. Data only. */
import type { IntermediaryRow, RefusalRow } from '../intermediaries';
import { gatewayRefusals, product } from './row-forms';

/** What Ory Oathkeeper says in the `message` of its error object. */
const OATHKEEPER: readonly (readonly [RegExp, string | null, readonly number[]])[] = [
  [/"message" ?: ?"Access credentials are invalid"/, 'credential-invalid', [401]],
  [/"message" ?: ?"Access credentials are not sufficient to access this resource"/, 'insufficient-permission', [403]],
  [/"message" ?: ?"Requested url does not match any rules"/, 'wrong-route-or-host', [404]],
];

export const ingressGateways: readonly IntermediaryRow[] = [
  product({
    vendor: 'ingress-nginx',
    en: 'Kubernetes ingress-nginx',
    source: 'https://kubernetes.github.io/ingress-nginx/user-guide/default-backend/',
    kind: 'gateway',
    passedThrough: [],
    // The whole answer of the backend that is shipped with it, for a host or path that no rule names.
    pages: [{ words: [/^\s{0,4}default backend - 404\s{0,4}$/], status: [404], cause: 'wrong-route-or-host' }],
  }),
  product({
    vendor: 'gke-ingress',
    en: 'Google Kubernetes Engine ingress',
    zh: 'Google Kubernetes Engine Ingress（入口）',
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/ingress',
    kind: 'gateway',
    passedThrough: [],
    pages: [{ words: [/^\s{0,4}response 404 \(backend NotFound\), service rules for /], status: [404], cause: 'wrong-route-or-host' }],
  }),
  product({
    vendor: 'openshift-router',
    en: 'OpenShift router',
    zh: 'OpenShift 路由器',
    source: 'https://docs.redhat.com/en/documentation/openshift_container_platform/',
    kind: 'gateway',
    passedThrough: [],
    pages: [{ words: [/<h1>Application is not available<\/h1>/, /The application is currently not serving requests at this endpoint/], status: [404, 502, 503], cause: 'wrong-route-or-host', causeConfidence: 'likely' }],
  }),
  product({
    vendor: 'kubernetes-api',
    en: 'Kubernetes service proxy',
    zh: 'Kubernetes 服务代理',
    source: 'https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/',
    kind: 'gateway',
    passedThrough: [],
    pages: [{ words: [/no endpoints available for service \\?"/], status: [503], cause: 'server-failure', confidence: 'likely' }],
  }),
  {
    vendor: 'ory-oathkeeper',
    name: { en: 'Ory Oathkeeper', 'zh-CN': 'Ory Oathkeeper' },
    kind: 'gateway',
    source: 'https://www.ory.sh/docs/oathkeeper',
    onPath: [],
    refusals: gatewayRefusals(null, OATHKEEPER, 'likely'),
  },
  {
    vendor: 'skipper',
    name: { en: 'Zalando Skipper', 'zh-CN': 'Zalando Skipper' },
    kind: 'gateway',
    source: 'https://opensource.zalando.com/skipper/',
    onPath: [{ field: 'server', value: /^Skipper$/i }],
    refusals: [404, 502, 503, 504].map((status): RefusalRow => ({ signs: [{ field: 'server', value: /^Skipper$/i }, { status: [status] }, { words: /^\s{0,4}(?:Not Found|Bad Gateway|Service Unavailable|Gateway Timeout)\s{0,4}$/ }], by: 'gateway', confidence: 'likely', cause: status === 404 ? 'wrong-route-or-host' : 'server-failure' })),
  },
  // Netflix Eureka's and Ribbon's word behind Zuul and Spring's gateways, for a service that has no instance.
  product({
    vendor: 'spring-cloud-loadbalancer',
    en: 'Spring Cloud load balancer',
    zh: 'Spring Cloud 负载均衡',
    source: 'https://docs.spring.io/spring-cloud-commons/reference/spring-cloud-commons/loadbalancer.html',
    kind: 'gateway',
    passedThrough: [],
    pages: [{ words: [/Unable to find instance for [A-Za-z0-9_.-]{1,80}|Load balancer does not have available server for client: ?[A-Za-z0-9_.-]{1,80}/], status: [500, 502, 503], cause: 'server-failure', confidence: 'likely' }],
  }),
  product({
    vendor: 'spring-strict-firewall',
    en: 'Spring Security (strict HTTP firewall)',
    zh: 'Spring Security（严格 HTTP 防火墙）',
    source: 'https://docs.spring.io/spring-security/reference/servlet/exploits/firewall.html',
    kind: 'app',
    defaultCause: 'waf-rule',
    passedThrough: [],
    pages: [{ words: [/The request was rejected because the (?:URL|header|parameter|HTTP method)\b[^<]{0,80}(?:potentially malicious|was not (?:normalized|included)|is not allowed)/i], status: [400, 403, 405, 500], by: 'app', confidence: 'likely' }],
  }),
];
