import type { Action } from 'webextension-polyfill';
import { isExample } from '../../core/example-company.ts';
import { makeInTurn } from '../../core/in-turn.ts';
import { iconNumber } from '../../core/records/counters.ts';
import type { NoticeWords } from '../../locales/notices/en.ts';
import { fillPhrase } from '../../locales/phrase.ts';
import type { Tables } from '../../store/database.ts';
import { type Areas, readItem, STORED_ITEMS, writeItem } from '../../store/items/stored-items.ts';
import { countersOf } from '../../store/records/read-counters.ts';
import { companyOf, connectedCompanies } from '../../views/find-company.ts';
import { noticeOf } from '../notify/notify.ts';
import { readStoreTrouble } from '../wake/store-trouble.ts';

const RED = '#b3261e';
const AMBER = '#8a5a00';

/** Remembers, for this browser session, the company that a QuickBooks tab showed last: the toolbar shows its count. */
export async function rememberFrontCompany(
  storage: Areas<'session', 'set' | 'remove'>,
  companyKey: string | null,
): Promise<void> {
  await writeItem(storage, STORED_ITEMS.front_company, companyKey);
}

/**
 * @returns the company that a QuickBooks tab showed last; `null` for one without a connection, `undefined` before any
 */
export function readFrontCompany(storage: Areas<'session', 'get'>): Promise<string | null | undefined> {
  return readItem(storage, STORED_ITEMS.front_company);
}

/** Updates run one after another, so that an earlier one cannot overwrite a later one. */
const inTurn = makeInTurn();

/**
 * Shows the toolbar count: failures of the front company, or else its records that wait for approval, or else nothing.
 * An unconnected company shows nothing, so that no count appears for the wrong company. If the connection is stopped
 * and there is no count, or stored data is lost, a mark is shown, and the title says why.
 */
export function showIconNumber(...look: Parameters<typeof showNow>): Promise<void> {
  return inTurn(() => showNow(...look));
}

/** @returns `undefined` if none is connected, or the company in front is not */
async function shownCompany(tables: Tables, front: string | null | undefined) {
  // The popup does the same if no company is in front.
  if (front === undefined) {
    // The example's numbers are nobody's.
    const connected = await connectedCompanies({ tables }, null);
    return connected.find(({ company }) => !isExample(company.realm));
  }
  return front === null ? undefined : await companyOf({ tables }, front, null);
}

async function showNow(
  action: Pick<Action.Static, 'setBadgeText' | 'setBadgeBackgroundColor' | 'setTitle'>,
  storage: Areas<'session', 'get'>,
  tables: Tables,
  readWords: () => Promise<NoticeWords>,
  /** Why no stored data can be shown, in words; `null` if it can. */
  storeProblem: () => Promise<string | null>,
): Promise<void> {
  const stored = await readFrontCompany(storage);
  const shown = await shownCompany(tables, stored).catch(() => undefined);
  if (!shown) {
    const problem = await storeProblem();
    await action.setBadgeBackgroundColor({ color: RED });
    await action.setBadgeText({ text: problem ? '✕' : '' });
    await action.setTitle({ title: problem ? `Tickmark\n${problem}` : 'Tickmark' });
    return;
  }
  const { company, connection } = shown;
  const counters = await countersOf(tables, company.key);
  const number = iconNumber(counters);
  const code = company.outage?.code ?? (await readStoreTrouble(storage))?.code;
  const mark = code && code !== 'busy' ? '✕' : '';
  await action.setBadgeBackgroundColor({ color: mark || counters.failed > 0 ? RED : AMBER });
  await action.setBadgeText({ text: number > 0 ? String(number) : mark });
  const words = await readWords();
  const title = fillPhrase(words[noticeOf(code)].title, { platform: connection.platform });
  await action.setTitle({ title: [`Tickmark: ${company.name}`, ...(mark ? [title] : [])].join('\n') });
}
