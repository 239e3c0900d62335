import type { GuideId } from '../../core/error-guide/guide-entries.ts';
import type { Field, NameHolder, ReferenceKind } from '../../core/error-guide/guide-facts.ts';
import type { OtherwiseId, StepId } from '../../core/error-guide/guide-steps.ts';
import type { DocumentType, OwnListType, RecordType } from '../../core/records/record-types.ts';
import type { OfferedRemedy } from '../../core/records/remedy.ts';
import type { Phrase } from '../phrase.ts';

/**
 * The guide's catalogue in one language. Placeholders: `{this}` and `{platform}` are always filled; `{number}`
 * `{aDocument}` `{theDocument}` `{name}` `{aHolder}` `{ref}` `{user}` `{field}` `{limit}` `{code}` only if known.
 */
export interface GuideWords {
  /** The badge's reason: lower case, at most 40 characters. */
  readonly short: Readonly<Record<GuideId, Phrase>>;
  /** What happened, in one or two sentences. */
  readonly what: Readonly<Record<GuideId, Phrase>>;
  /** What to do, one step each. */
  readonly steps: Readonly<Record<StepId, Phrase>>;
  /** What happens if nothing is done. */
  readonly otherwise: Readonly<Record<OtherwiseId, Phrase>>;
  /** The label of each remedy's button: two or three words. */
  readonly remedies: Readonly<Record<OfferedRemedy, Phrase>>;
  /** "this invoice" */
  readonly this: Readonly<Record<RecordType, string>>;
  /** "an invoice", "the invoice" */
  readonly documents: Readonly<Record<DocumentType, { readonly a: string; readonly the: string }>>;
  /** "a vendor" */
  readonly holders: Readonly<Record<NameHolder, string>>;
  /** "another product or service": the holder of a name that is unique in its own list. */
  readonly listHolders: Readonly<Record<OwnListType, string>>;
  /** "the account" */
  readonly references: Readonly<Record<ReferenceKind, string>>;
  /** "the customer" */
  readonly fields: Readonly<Record<Field, string>>;
  /** Replaces the platform's name if it is unknown. */
  readonly platform: string;
}
