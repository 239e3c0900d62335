import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface SiteCertificate {
  /** PEM. */
  readonly key: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256 of the public key, base64: what Chromium's `--ignore-certificate-errors-spki-list` takes. */
  readonly publicKeyHash: string;
}

const HOSTS = [
  'intuit.com',
  '*.intuit.com',
  '*.qbo.intuit.com',
  '*.sandbox.qbo.intuit.com',
  '*.api.intuit.com',
];

/** A certificate for the site's hosts, made for this run alone and never written to disk. */
export async function makeCertificate(): Promise<SiteCertificate> {
  const made = await generate([{ name: 'commonName', value: 'Tickmark sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: made.private,
    certificate: made.cert,
    publicKeyHash: createHash('sha256').update(publicKey).digest('base64'),
  };
}
