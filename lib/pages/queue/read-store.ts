import type { JobRow } from '../../store/rows.ts';
import type { AnswerWords } from '../../views/answer-catalogue.ts';
import type { ReadContext } from '../../views/read-context.ts';
import { wordsFor } from '../../views/words-for.ts';
import { readCompany, readCompanyNames, type ShownCompany } from './read-company.ts';
import { type FollowedRecords, followRecords, readOpenJobs } from './read-records.ts';

/** The page's copy of the store, as last read. */
export interface Store {
  readonly companies: readonly {
    readonly company_key: string;
    readonly name: string;
    readonly platform: string;
  }[];
  readonly company: ShownCompany | null;
  readonly words: AnswerWords;
  /** The open commands of the company. */
  readonly jobs: readonly JobRow[];
  readonly records: FollowedRecords | null;
  /** When everything was last read, in milliseconds since the Unix epoch. */
  readonly read_at: number;
}

/** The records that a change concerns; `null` if it may be any. */
export type Concerned = readonly string[] | null;

/**
 * Reads the store for one company, and afterwards what has changed. Requests during a read are answered together by the
 * next one, in order, so that the data shown never goes back in time.
 * @param companyKey `null`: the company that comes first at the first read, and the same one afterwards
 * @param onRead called whenever more has been read; `whole` once all data is of the same time
 */
export function readStore(
  context: ReadContext,
  companyKey: string | null,
  onRead: (store: Store, whole: boolean) => void,
) {
  let shown = companyKey;
  let store: Store | null = null;
  let records: FollowedRecords | null = null;
  let reading: Promise<void> | null = null;
  let wanted: { readonly all: boolean; readonly ids: ReadonlySet<string> } | null = null;

  async function readHead(): Promise<void> {
    const words = await wordsFor(context);
    const companies = await readCompanyNames(context);
    // The company does not change later, because stored values and requests belong to it.
    shown ??= companies[0]?.company_key ?? null;
    const key = shown;
    const company = key === null ? null : await readCompany(context, key, words);
    if (key !== null && company) {
      records ??= followRecords(context.tables.bulk, key, words.errorGuide, () => {
        if (store) onRead(store, false);
      });
    }
    const jobs = key !== null && company ? await readOpenJobs(context.tables.bulk, key) : [];
    store = { companies, company, words, jobs, records, read_at: store?.read_at ?? context.clock() };
  }

  async function readOnce({ all, ids }: { all: boolean; ids: ReadonlySet<string> }): Promise<void> {
    await readHead();
    if (all) {
      if (store) onRead(store, false);
      await records?.readAll();
      if (store) store = { ...store, read_at: context.clock() };
    } else await records?.readSome([...ids]);
    if (store) onRead(store, true);
  }

  async function readWanted(): Promise<void> {
    while (wanted) {
      const now: { all: boolean; ids: ReadonlySet<string> } = wanted;
      wanted = null;
      await readOnce(now);
    }
  }

  /** Reads again what has changed. Resolves once data as of now has been read. */
  return function look(concerned: Concerned): Promise<void> {
    wanted = {
      all: (wanted?.all ?? false) || concerned === null,
      ids: new Set([...(wanted?.ids ?? []), ...(concerned ?? [])]),
    };
    reading ??= readWanted().finally(() => {
      reading = null;
    });
    return reading;
  };
}
