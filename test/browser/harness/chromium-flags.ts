export interface SiteAddress {
  readonly port: number;
  /** Base64 SHA-256 of the certificate's public key. */
  readonly publicKeyHash: string;
}

/**
 * Chromium's flags: every `*.intuit.com` host leads to the sandbox site, whose certificate is accepted by its key; the
 * loopback host is the only other host within reach.
 */
export function chromiumFlags(site: SiteAddress | null, language: string): string[] {
  const rules = [
    ...(site ? [`MAP *.intuit.com 127.0.0.1:${site.port}`, `MAP intuit.com 127.0.0.1:${site.port}`] : []),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
  ];
  return [
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-search-engine-choice-screen',
    `--lang=${language}`,
    `--accept-lang=${language}`,
    `--host-resolver-rules=${rules.join(', ')}`,
    ...(site ? [`--ignore-certificate-errors-spki-list=${site.publicKeyHash}`] : []),
    // Chromium refuses to run as root inside its own sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
