import { isEqual } from '../../core/is-equal.ts';
import type { PanelWords } from '../../locales/panel/en.ts';
import type { OpenCompany } from '../../protocol/pushes.ts';
import type { PanelRecord } from '../../views/open-panel.ts';

/** The company open in the QuickBooks tab beside the panel; `null` where there is none, `unknown` before that is known. */
export type CompanyBeside = OpenCompany | null | 'unknown';

/** Follows which company is open beside the panel. @param read asks the tab that is in front */
export function trackCompanyBeside(read: () => Promise<OpenCompany | null>) {
  let beside: CompanyBeside = 'unknown';
  return {
    now: () => beside,
    /** Reads again. @returns whether another company is open than before */
    async refresh(): Promise<boolean> {
      const next = await read();
      if (isEqual(next, beside)) return false;
      beside = next;
      return true;
    },
  };
}

/**
 * Whether another company is open than the record's. A company's key ends in its QuickBooks id, so that this is known even
 * of a record that cannot be read.
 */
export function isOtherCompany({ company_key }: PanelRecord, { realm }: OpenCompany): boolean {
  return realm !== null && !company_key.endsWith(`:${realm}`);
}

/** Why nothing may be sent for a record beside this company, in words; `null` where it may. */
export function refusalBeside(record: PanelRecord, beside: CompanyBeside, words: PanelWords): string | null {
  if (beside === 'unknown' || beside === null) return null;
  if (beside.conflict) return words.conflict;
  if (!isOtherCompany(record, beside)) return null;
  return beside.name ? words.other_company(beside.name) : words.other_company_unnamed;
}
