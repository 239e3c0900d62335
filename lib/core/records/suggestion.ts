import type { Person } from './platform-record.ts';

/** A name in QuickBooks' list of customers, vendors and employees, as found by the platform. */
export interface Candidate {
  readonly quickbooks_id: string;
  readonly name: string;
  readonly kind: 'customer' | 'vendor' | 'employee';
  readonly active: boolean;
  /** The platform's customer that is already linked to it. */
  readonly linked_to: Person | null;
}

/** Why two names are alike, strongest first. `words` are the candidate's, as written. */
export type MatchReason =
  | { readonly kind: 'same_name' }
  /** Equal except for accents, capitals, punctuation or `&`. */
  | { readonly kind: 'same_but_writing' }
  /** Equal except for the legal form (`Ltd`, `inc.`). */
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
  /** `null` if it can be chosen. */
  readonly unavailable: Unavailable | null;
}
