import type { Sleep } from '../../store/items/stored-items.ts';
import type { AskSafely } from '../ask-safely.ts';

/** What the diagnosis needs of the browser. */
export interface DiagnosisPage {
  /** Whether the browser lets Tickmark reach these origins, given as match patterns. */
  mayReach(origins: readonly string[]): Promise<boolean>;
  /** The last time in which nothing could be synced. */
  asleep(): Promise<Sleep | null>;
  isOnline(): boolean;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
  /** Calls whenever something may have changed; gives what ends it. */
  onChange(heard: () => void): () => void;
}

const QUICKBOOKS = 'https://*.qbo.intuit.com/*';

/** What the diagnosis of one company asks, as the views want it. */
export function makeDiagnosisCalls(ask: AskSafely, company_key: string, page: DiagnosisPage) {
  return {
    diagnose: () => ask<'diagnosis'>({ type: 'diagnosis', company_key }),
    askConnection: () => ask<'ask_connection'>({ type: 'ask_connection', company_key }),
    async browserFacts(address: string | null) {
      const pattern = address === null ? null : originPattern(address);
      const [quickbooks, platform, asleep] = await Promise.all([
        page.mayReach([QUICKBOOKS]),
        pattern === null ? true : page.mayReach([pattern]),
        page.asleep(),
      ]);
      return { online: page.isOnline(), access: { quickbooks, platform }, asleep };
    },
    onChange: page.onChange,
    openAddress: page.openAddress,
    openOptions: page.openOptions,
    copy: page.copy,
  };
}

/** `https://api.fieldpro.example/*`: permissions know no ports. */
function originPattern(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address);
    return `${protocol}//${hostname}/*`;
  } catch {
    return null;
  }
}
