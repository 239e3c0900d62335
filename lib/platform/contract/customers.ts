import type { Candidate } from '../../core/records/suggestion.ts';
import { flag, neededId, neededText, object, person, rows, word } from './fields.ts';
import { keepGood, need } from './read.ts';
import { readPerson, wordOf } from './read-fields.ts';

const KINDS = ['customer', 'vendor', 'employee'] as const;

/** A QuickBooks customer, vendor or employee that a platform's customer may be linked to, or be in the way of (§5). */
export const candidateSchema = object({
  quickbooks_id: neededId,
  name: neededText,
  kind: word(KINDS),
  active: flag,
  linked_to: person,
});

export const customersSchema = object({ customers: rows });

/**
 * The answer to a search. One whose kind is not known is left out: linking a customer to it would be a guess.
 * @throws PlatformError `not_a_platform`
 */
export function readCandidates(json: unknown): Candidate[] {
  return keepGood(candidateSchema, need(customersSchema, json, 'list of customers').customers, (wire) => {
    const kind = wordOf(KINDS, wire.kind, null);
    return (
      kind && {
        quickbooks_id: wire.quickbooks_id,
        name: wire.name,
        kind,
        active: wire.active ?? true,
        linked_to: readPerson(wire.linked_to),
      }
    );
  });
}
