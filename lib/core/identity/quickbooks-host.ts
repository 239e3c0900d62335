/**
 * Production, sandbox, their `app.` aliases, the old sharded hosts (`c12.`, `c50.sandbox.`) and the old Canadian host.
 * Intuit's own test hosts (`e2e.`, `qa.`) are left out on purpose: nothing is known of what they show.
 */
const HOST = /^(?:(?:app\.)?(?:sandbox\.)?|c\d{1,3}\.(?:sandbox\.)?|ca\.)qbo\.intuit\.com$/;

/**
 * Whether an address is one of QuickBooks Online's own pages: HTTPS, the usual port, no user info, a host that is known.
 * @param url an address already parsed, so that the host is in lower case and a default port is absent
 */
export function isQuickBooksAddress(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    HOST.test(url.hostname)
  );
}
