import type { QuickBooksType } from '../../../lib/core/records/record-types.ts';

/** A company in the site's header and company menu. */
export interface SandboxCompany {
  /** The QuickBooks company id: digits. */
  readonly realm: string;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** The site's language, independent of the browser's and Tickmark's. */
  readonly language?: 'en-US' | 'fr-CA';
}

/** Types on pages for which the extension has no word, because no platform record maps to them. */
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
  /** Decimal string; in a journal line a debit is positive and a credit negative. */
  readonly amount: string;
}

/** A transaction or list entry on a page. Amounts are decimal strings, dates `YYYY-MM-DD`. */
export interface QuickBooksDocument {
  readonly type: SandboxDocumentType;
  /** Digits; unique per type and company. */
  readonly id: string;
  /** The document number (`DocNumber`); empty if there is none. */
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
   * `pending`, `active`, `inactive` …); any other text is shown unchanged.
   */
  readonly status?: string | null;
  readonly memo?: string | null;
  readonly account?: string | null;
  /** Which of the routes of a type shows it, e.g. `check` for a Purchase; without it the type's first route. */
  readonly route?: string | null;
  readonly lines?: readonly QuickBooksLine[];
}

/** The source of the site's documents, read for every page, so that a reload shows current data. */
export interface DocumentProvider {
  /** The document, or `null` if the company has none with this id (never had, or deleted). */
  find(
    realm: string,
    type: SandboxDocumentType,
    id: string,
  ): QuickBooksDocument | null | Promise<QuickBooksDocument | null>;
  /** All documents of one type in lists, without deleted ones. */
  list(
    realm: string,
    type: SandboxDocumentType,
  ): readonly QuickBooksDocument[] | Promise<readonly QuickBooksDocument[]>;
}
