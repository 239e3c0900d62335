import type { Browser } from 'webextension-polyfill';
import { PanelScreen, type PanelShown } from '../../../components/panel/PanelScreen.tsx';
import { titleOf } from '../../../components/record/name-record.ts';
import type { Language } from '../../core/languages.ts';
import type { PanelWords } from '../../locales/panel/en.ts';
import { PANEL_WORDS } from '../../locales/panel/index.ts';
import type { Explanation, RecordView } from '../../protocol/views.ts';
import {
  type PanelRecord,
  readItem,
  STORED_ITEMS,
  soundValue,
  writeItem,
} from '../../store/items/stored-items.ts';
import { askSafely } from '../ask-safely.ts';
import { askWhileOpen } from '../ask-while-open.ts';
import { createPage } from '../create-page.ts';
import { type FollowedRecord, followRecord } from './follow-record.ts';
import {
  companyBeside,
  isOtherCompany,
  onFrontChange,
  recordBeside,
  refusalBeside,
  trackCompanyBeside,
} from './front-tab.ts';

const MINUTE_MS = 60_000;
/** Interval for reading the company beside the panel: another window changes it without an event. */
const POLL_MS = 1_000;

/** Records that need attention in the company beside the panel, with that company. */
interface Attention {
  readonly company_key: string | undefined;
  readonly failures: readonly RecordView[];
  readonly problem: Explanation | null;
}

/** The side panel: one record in full, or what needs attention in the company open beside it. */
export function openSidePanel(browser: Browser, root: HTMLElement | null): void {
  let language: Language | null = null;
  let followed: FollowedRecord | null = null;
  let following: ReturnType<typeof followRecord> | null = null;
  let attention: Attention | null = null;
  let record: PanelRecord | null = null;
  const company = trackCompanyBeside(companyBeside);

  const page = createPage({
    frame: 'card panel',
    optionsLabel: (words) => words.open_options,
    browser,
    root,
    catalogue: PANEL_WORDS,
    language: () => language,
    ...{ title: titleOfPage, company: () => (record ?? attention)?.company_key },
    view,
  });
  const ask = askSafely(page.sendMessage, () => page.words().no_answer);

  function titleOfPage({ shared }: PanelWords): string {
    const shown = shownNow();
    const { record: of } = shown.kind === 'record' ? shown.detail.card : { record: null };
    return of ? `${titleOf(of, shared, page.language())} · Tickmark` : 'Tickmark';
  }

  function shownNow(): PanelShown {
    const beside = company.now();
    if (beside === 'unknown') return { kind: 'loading' };
    if (beside?.conflict) return { kind: 'conflict' };
    if (!record) return attention ? { kind: 'none', ...attention } : { kind: 'loading' };
    if (!followed) return { kind: 'loading' };
    if (beside && isOtherCompany(record, beside)) return { kind: 'other_company', name: beside.name };
    return followed.status === 'found'
      ? { kind: 'record', detail: followed.detail, calls: followed.calls }
      : { kind: 'problem', problem: followed.problem };
  }

  function view() {
    return (
      <PanelScreen
        shown={shownNow()}
        words={page.words()}
        language={page.language()}
        now={Date.now()}
        onRecord={({ company_key, id }) => void show({ company_key, record_id: id })}
        onQueue={() => void openQueue()}
      />
    );
  }

  /** Opens the queue of the company beside the panel, or else of the panel's record. */
  function openQueue() {
    const beside = company.now();
    const realm = beside !== 'unknown' ? (beside?.realm ?? null) : null;
    const company_key = record ? (realm === null ? record.company_key : undefined) : attention?.company_key;
    return ask<'open_view'>({ type: 'open_view', realm, company_key, view: 'attention' });
  }

  /** Shows a record, and remembers it for this browser session. */
  async function show(next: PanelRecord): Promise<void> {
    await writeItem(browser.storage, STORED_ITEMS.panel, next);
  }

  function follow(next: PanelRecord | null): void {
    if (next?.company_key === record?.company_key && next?.record_id === record?.record_id) return;
    following?.stop();
    record = next;
    followed = null;
    following = next && startFollowing(next);
    page.draw();
    void following?.refresh();
  }

  function startFollowing(next: PanelRecord) {
    const refusal = async () => {
      await checkBeside();
      return refusalBeside(next, company.now(), page.words());
    };
    return followRecord({
      ask: askWhileOpen(ask, refusal),
      ...next,
      page: {
        openAddress: (address) => void browser.tabs.create({ url: address }),
        showRecord: (record_id) => void show({ ...next, record_id }),
        openInQuickBooks: recordBeside,
        copy: (text) => navigator.clipboard.writeText(text),
      },
      show: (state) => {
        followed = state;
        if (state.status === 'found') language = state.detail.language;
        page.draw();
      },
    });
  }

  /** Without a chosen record: reads what needs attention in the open company. */
  async function readFailures(): Promise<void> {
    const asked = company.now();
    const open = asked === 'unknown' ? null : asked;
    const answer = await ask<'popup'>({ type: 'popup', open, company_key: null });
    // A late answer is about another company.
    if ('status' in answer || asked !== company.now()) return;
    language = answer.language;
    const shown = answer.company;
    attention = {
      company_key: shown?.company_key,
      failures: shown?.top_failures ?? [],
      problem: shown?.problem ?? null,
    };
    page.draw();
  }

  async function checkBeside(): Promise<void> {
    if (await company.refresh()) attention = null;
    else if (record || attention) return;
    page.draw();
    if (!record) await readFailures();
  }

  function onChange(): void {
    void following?.heardChange();
    if (!record) void readFailures();
  }

  // Keeps "10 min ago" current.
  page.start({ onChange, onTick: page.draw, tick_ms: MINUTE_MS });
  onRecordChosen(browser, follow);
  onFrontChange(() => void checkBeside());
  setInterval(() => {
    if (!document.hidden) void checkBeside();
  }, POLL_MS);
  void readChosen(browser).then((chosen) => {
    follow(chosen);
    return checkBeside();
  });
}

/** The record named in the page's address, else the one the panel showed last in this browser session, else `null`. */
async function readChosen({ storage }: Browser): Promise<PanelRecord | null> {
  const address = new URLSearchParams(location.search);
  const [company_key, record_id] = [address.get('company'), address.get('record')];
  if (company_key && record_id) return { company_key, record_id };
  return (await readItem(storage, STORED_ITEMS.panel)) ?? null;
}

/** Calls `chosen` whenever another record is chosen for the panel, in any page. */
function onRecordChosen({ storage }: Browser, chosen: (record: PanelRecord | null) => void): void {
  storage.onChanged.addListener((changes, area) => {
    const change = area === 'session' ? changes[STORED_ITEMS.panel.key] : undefined;
    if (change) chosen(soundValue(STORED_ITEMS.panel, change.newValue) ?? null);
  });
}
