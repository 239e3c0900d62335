import { expect, test } from 'vitest';
import type { AskSafely } from '../ask-safely.ts';
import { makeListCalls } from './make-list-calls.ts';

const refused = (code: string) => ({
  status: 'refused' as const,
  problem: { code, what: '', steps: [], otherwise: null, details: null },
  record: null,
});

/**
 * Calls that get these answers in turn.
 * @returns the keys that were sent
 */
function callsWith(answers: readonly (ReturnType<typeof refused> | { status: 'done' })[]) {
  const keys: string[] = [];
  const left = [...answers];
  const ask = (async (request: { edit: { key: string } }) => {
    keys.push(request.edit.key);
    return left.shift();
  }) as unknown as AskSafely;
  return { keys, calls: makeListCalls(ask, 'c') };
}

const add = (name: string) => ({ kind: 'add', name, parent_id: null }) as const;

test.each(['unconfirmed', 'worker_gone'])(
  'after %s, the same edit is repeated with its key; another edit has another key',
  async (code) => {
    const { keys, calls } = callsWith([refused(code), refused(code), { status: 'done' }, { status: 'done' }]);
    await calls.editList('classes', add('East'));
    await calls.editList('classes', add('West'));
    await calls.editList('classes', add('East'));
    await calls.editList('classes', add('East'));
    const [first, other, again, later] = keys;
    expect(again).toBe(first);
    expect(new Set([first, other, later]).size).toBe(3);
  },
);

test('an edit that was refused gets a new key when it is repeated', async () => {
  const { keys, calls } = callsWith([refused('refused'), { status: 'done' }]);
  await calls.editList('classes', add('East'));
  await calls.editList('classes', add('East'));
  expect(new Set(keys).size).toBe(2);
});
