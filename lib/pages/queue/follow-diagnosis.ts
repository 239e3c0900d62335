import type { DiagnosisShown, DiagnosisSource } from '../../../components/diagnosis/diagnosis-shown.ts';
import type { BrowserFacts } from '../../core/diagnosis/check.ts';
import type { Language } from '../../core/languages.ts';
import { readTypedAddress } from '../../core/platform-address.ts';
import { QUICKBOOKS_PAGES } from '../../core/quickbooks-pages.ts';
import { DIAGNOSIS_WORDS } from '../../locales/diagnosis/index.ts';
import type { CompanyHealth, DiagnosisAnswer, ProbeAnswer } from '../../protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../protocol/panel.ts';
import type { Explanation, Refused } from '../../protocol/views.ts';
import { describeDiagnosis } from '../../views/diagnosis/describe-diagnosis.ts';
import type { AskSafely } from '../ask-safely.ts';

/** The browser functions that the diagnosis needs. */
export interface DiagnosisPage {
  /** Whether the browser grants Tickmark access to these origins (match patterns). */
  mayReach(origins: readonly string[]): Promise<boolean>;
  /** The last time in which automatic syncs were missed; `null` without one. */
  asleep(): Promise<BrowserFacts['asleep']>;
  isOnline(): boolean;
  openAddress(address: string): void;
  openOptions(): void;
  copy(text: string): Promise<void>;
  /**
   * Calls `heard` whenever something may have changed.
   * @returns stops it
   */
  onChange(heard: () => void): () => void;
  language(): Language;
  /** Milliseconds since the Unix epoch. */
  clock(): number;
}

interface Known {
  readonly answer: DiagnosisAnswer;
  readonly health: CompanyHealth;
  readonly browser: BrowserFacts;
  readonly at: number;
}

/**
 * Reads one company's diagnosis: stored data at each change; the platform's current answer when the connection is lost
 * or restored, or a failure begins or ends.
 */
export function followDiagnosis(ask: AskSafely, company_key: string, page: DiagnosisPage): DiagnosisSource {
  let known: Known | null = null;
  let problem: Explanation | null = null;
  let live: ConnectionAnswer | Refused | null = null;
  let probe: ProbeAnswer | null = null;
  let standing: string | null = null;
  let changed: (() => void) | null = null;
  /** Answers to earlier requests are dropped. */
  let asked = 0;

  async function read(): Promise<void> {
    const answer = await ask<'diagnosis'>({ type: 'diagnosis', company_key });
    const health =
      'status' in answer ? null : answer.companies.find(({ company }) => company.company_key === company_key);
    const browser = await browserFacts(page, health?.address ?? null);
    if (!changed) return;
    problem = 'status' in answer ? answer.problem : null;
    if (!('status' in answer) && health) {
      known = { answer, health, browser, at: page.clock() };
      const { company, failing } = health;
      const now = JSON.stringify([
        company.connection,
        browser.online,
        failing.map(({ step, code }) => [step, code]),
      ]);
      if (now !== standing) {
        standing = now;
        void askPlatform();
      }
    }
    changed();
  }

  async function askPlatform(): Promise<void> {
    asked += 1;
    const own = asked;
    live = null;
    probe = null;
    const connection = await ask<'ask_connection'>({ type: 'ask_connection', company_key });
    const isOpen = !('status' in connection) && connection.about !== null;
    const probed = isOpen ? await ask<'probe_platform'>({ type: 'probe_platform', company_key }) : null;
    if (own !== asked) return;
    live = connection;
    probe = probed && !('status' in probed) ? probed : null;
    changed?.();
  }

  function shown(): DiagnosisShown | { problem: Explanation } | null {
    if (problem) return { problem };
    if (!known) return null;
    const { answer, health, browser, at } = known;
    const language = page.language();
    const facts = { health, live, probe, browser, wake_at: answer.wake_at, now: page.clock() };
    const described = describeDiagnosis(facts, answer, DIAGNOSIS_WORDS[language], language);
    return { ...described, checked_at: new Date(at).toISOString() };
  }

  return {
    follow(heard) {
      changed = heard;
      standing = null;
      void read();
      const stop = page.onChange(() => void read());
      return () => {
        changed = null;
        stop();
      };
    },
    shown,
    again() {
      standing = null;
      void read();
    },
    openAddress: page.openAddress,
    openOptions: page.openOptions,
    copy: page.copy,
  };
}

async function browserFacts(page: DiagnosisPage, address: string | null): Promise<BrowserFacts> {
  const platformAt = readTypedAddress(address ?? '');
  const [quickbooks, platform, asleep] = await Promise.all([
    page.mayReach([QUICKBOOKS_PAGES]),
    platformAt.ok ? page.mayReach([platformAt.pattern]) : true,
    page.asleep(),
  ]);
  return { online: page.isOnline(), access: { quickbooks, platform }, asleep };
}
