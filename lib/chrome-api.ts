/**
 * Stands for `webextension-polyfill` in builds for Chrome and Edge: since Manifest V3 their own API answers with promises,
 * and the polyfill's table of everything that it would wrap is 2.6 kB of the worker and of each page. Firefox keeps it.
 */
export default (globalThis as unknown as { readonly chrome: object }).chrome;
