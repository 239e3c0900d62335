import type { QuickBooksType } from '../../../lib/core/records/record-types.ts';

/** A company as the site's header and company menu name it. */
export interface SandboxCompany {
  /** The QuickBooks company id: digits. */
  readonly realm: string;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The language of the site itself; the browser and Tickmark have their own. */
  readonly language?: 'en-US' | 'fr-CA';
}

/** Types that pages show and lib/records has no word for, because no platform record maps to them. */
export type SandboxDocumentType =
  | QuickBooksType
  | 'TimeActivity'
  | 'InventoryAdjustment'
  | 'Project'
  | 'Paycheck';

export interface QuickBooksLine {
  readonly name: string;
  readonly description?: string | null;
  readonly quantity?: string | null;
  readonly rate?: string | null;
  /** Decimal string; of a journal line the debit is positive and the credit negative. */
  readonly amount: string;
}

/** What a page shows of one transaction or list entry. Amounts are decimal strings, dates `YYYY-MM-DD`. */
export interface QuickBooksDocument {
  readonly type: SandboxDocumentType;
  /** Digits; unique per type and company. */
  readonly id: string;
  /** The document number (`DocNumber`); empty for what has none. */
  readonly number?: string | null;
  /** The display name of a list entry (customer, vendor, item, account …). */
  readonly name?: string | null;
  readonly party?: { readonly id: string; readonly name: string } | null;
  readonly date?: string | null;
  readonly dueDate?: string | null;
  readonly amount?: string | null;
  readonly balance?: string | null;
  /**
   * A key of the words a list shows (`open`, `paid`, `partially_paid`, `deposited`, `voided`, `closed`,
   * `pending`, `active`, `inactive` …); any other text is shown as it is.
   */
  readonly status?: string | null;
  readonly memo?: string | null;
  readonly account?: string | null;
  /** Which of the routes of a type shows it, e.g. `check` for a Purchase; without it the type's first route. */
  readonly route?: string | null;
  readonly lines?: readonly QuickBooksLine[];
}

/** Where the site takes its documents from, asked anew for every page, so that a reload shows what is true now. */
export interface DocumentProvider {
  /** The document, or null where the company has none under this id (never had, or deleted). */
  find(
    realm: string,
    type: SandboxDocumentType,
    id: string,
  ): QuickBooksDocument | null | Promise<QuickBooksDocument | null>;
  /** All documents of one type that lists show: no deleted ones. */
  list(
    realm: string,
    type: SandboxDocumentType,
  ): readonly QuickBooksDocument[] | Promise<readonly QuickBooksDocument[]>;
}
