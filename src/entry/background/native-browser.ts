/** What the built worker has in the polyfill's place (vite.config.ts): the browser's own interface, under either of its names. */
declare const chrome: unknown;
const native: unknown = (globalThis as { readonly browser?: unknown }).browser ?? chrome;
export default native;
