import { expect, test } from 'vitest';
import type { Candidate } from '../records/suggestion.ts';
import { findNameHolder } from './find-name-holder.ts';

function candidate(name: string, more: Partial<Candidate> = {}): Candidate {
  return { quickbooks_id: name, name, kind: 'customer', active: true, linked_to: null, ...more };
}

test('a name is taken whoever holds it, in any case; a vendor is reported before a customer', () => {
  const people = [
    candidate('Ace Supply', { quickbooks_id: '74' }),
    candidate('ACE  supply', { kind: 'vendor', quickbooks_id: '75' }),
  ];
  expect(findNameHolder('ace supply', people)?.quickbooks_id).toBe('75');
  expect(findNameHolder('Ace Supply 2', people)).toBeNull();
});
