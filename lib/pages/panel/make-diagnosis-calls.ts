import type { Sleep } from '../../store/items/stored-items.ts';
import type { AskSafely } from '../ask-safely.ts';

/** The browser functions that the diagnosis needs. */
export interface DiagnosisPage {
  /** Whether the browser grants Tickmark access to these origins (match patterns). */
  mayReach(origins: readonly string[]): Promise<boolean>;
  /** The last time in which no sync could run. */
  asleep(): Promise<Sleep | null>;
  isOnline(): boolean;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
  /**
   * Calls `heard` whenever something may have changed.
   * @returns stops it
   */
  onChange(heard: () => void): () => void;
}

const QUICKBOOKS = 'https://*.qbo.intuit.com/*';

/** The requests of one company's diagnosis, for its views. */
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

/** `https://api.fieldpro.example/*`: permissions have no ports. */
function originPattern(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address);
    return `${protocol}//${hostname}/*`;
  } catch {
    return null;
  }
}
