import type { Person } from './platform-record.ts';

/** A name in QuickBooks' one list of customers, vendors and employees, as the platform has found it. */
export interface Candidate {
  readonly quickbooks_id: string;
  readonly name: string;
  readonly kind: 'customer' | 'vendor' | 'employee';
  readonly active: boolean;
  /** The platform's customer that is linked to it already. */
  readonly linked_to: Person | null;
}

/** Why a name resembles another, strongest first. `words` are those of the candidate, as it writes them. */
export type MatchReason =
  | { readonly kind: 'same_name' }
  /** Equal but for accents, capitals, punctuation or `&`. */
  | { readonly kind: 'same_but_writing' }
  /** Equal but for the legal form (`Ltd`, `inc.`). */
  | { readonly kind: 'same_but_legal_form' }
  | { readonly kind: 'same_words' }
  | { readonly kind: 'shares_words'; readonly words: readonly string[] }
  | { readonly kind: 'similar_words'; readonly words: readonly string[] };

/** Why a candidate cannot be chosen. */
export type Unavailable = 'linked' | 'vendor' | 'employee' | 'inactive';

export interface Suggestion {
  readonly candidate: Candidate;
  /** 0 (nothing in common) to 1 (the same name). */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
  /** `null` where it can be chosen. */
  readonly unavailable: Unavailable | null;
}
