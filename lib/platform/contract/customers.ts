import type { Candidate } from '../../core/records/suggestion.ts';
import { flag, neededId, neededText, object, person, rows, word } from './fields.ts';
import { keepGood, need } from './read.ts';
import { readPerson, wordOf } from './read-fields.ts';

const KINDS = ['customer', 'vendor', 'employee'] as const;

/** A QuickBooks name (§5): a customer to link the platform's customer to, or a vendor or employee that holds its name. */
export const candidateSchema = object({
  quickbooks_id: neededId,
  name: neededText,
  kind: word(KINDS),
  active: flag,
  linked_to: person,
});

export const customersSchema = object({ customers: rows });

/**
 * Reads the answer to a search. Leaves out names of an unknown kind: linking a customer to one would be a guess.
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
