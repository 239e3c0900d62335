import { expect, test } from 'vitest';
import { makeKnownRecords, questionsFor, type Wanted } from './known-records.ts';
import { pageAnswer, recordView } from './record-view.fixture.ts';

const ref: Wanted = { ref: { type: 'Invoice', id: '145' } };
const row = (value: string): Wanted => ({
  row: { type: 'invoice', by: 'number', value, date: null, amount: null, party: null },
});

test('an unasked record is unknown, one without an answer is none', () => {
  const known = makeKnownRecords();
  expect(known.find(ref)).toBeUndefined();
  const record = recordView({ quickbooks: { type: 'Invoice', id: '145' } });
  known.learn([ref, row('1043'), row('9')], pageAnswer([record], { rows: [0, null] }));
  expect(known.find(ref)).toBe(record);
  expect(known.find(row('1043'))).toBe(record);
  expect(known.find(row('9'))).toBeNull();
  expect(known.find(row('10'))).toBeUndefined();
});

test('nothing is known of an unconnected company, whatever the answer contains', () => {
  const known = makeKnownRecords();
  known.learn([row('1043')], pageAnswer([recordView()], { company: null }));
  expect(known.find(row('1043'))).toBeNull();
});

test('rows that differ in any text are asked about separately', () => {
  const known = makeKnownRecords();
  known.learn([row('1043')], pageAnswer([recordView()]));
  const other: Wanted = {
    row: { type: 'invoice', by: 'number', value: '1043', date: null, amount: '$1.00', party: null },
  };
  expect(known.find(other)).toBeUndefined();
});

test('newer data of a record replaces the older wherever it is shown, and no other', () => {
  const known = makeKnownRecords();
  const other = recordView({ company_key: 'elsewhere', number: '7' });
  known.learn([row('1043'), row('7')], pageAnswer([recordView(), other]));
  const synced = recordView({ state: 'synced' });
  known.replace(synced);
  expect(known.find(row('1043'))).toBe(synced);
  expect(known.find(row('7'))).toBe(other);
  known.keepOnly([row('7')]);
  expect(known.find(row('1043'))).toBeUndefined();
});

test('requests are split, and a page without records asks about its company', () => {
  expect(questionsFor('934145', []).map(({ request }) => request)).toEqual([
    { type: 'describe_page', realm: '934145', refs: [], rows: [] },
  ]);
  const many = Array.from({ length: 250 }, (_, n) => row(String(n)));
  const questions = questionsFor('934145', many);
  expect(questions.map(({ request }) => request.rows.length)).toEqual([100, 100, 50]);
  expect(questions.flatMap(({ asked }) => asked)).toEqual(many);
});

test('records no longer shown are dropped once there are many; shown ones never', () => {
  const known = makeKnownRecords();
  const numbers = Array.from({ length: 200 }, (_, n) => String(2000 + n));
  const records = numbers.map((number) => recordView({ id: `inv_${number}`, number }));
  known.learn(numbers.slice(0, 100).map(row), pageAnswer(records.slice(0, 100)));
  known.tidy(() => [row('2000')]);
  expect(known.find(row('2050'))).toBeDefined();
  known.learn(numbers.slice(100).map(row), pageAnswer(records.slice(100)));
  known.tidy(() => [row('2000')]);
  expect(known.find(row('2050'))).toBeUndefined();
  expect(known.find(row('2000'))?.id).toBe('inv_2000');
});

test('an older answer that comes after a newer one changes nothing that the newer has told', () => {
  const known = makeKnownRecords();
  const older = known.begin();
  const newer = known.begin();
  const synced = recordView({ state: 'synced' });
  expect(known.learn([row('1043')], pageAnswer([synced]), newer)).toBe(true);
  const other = recordView({ id: 'inv_7', number: '7' });
  expect(
    known.learn(
      [row('1043'), row('7')],
      pageAnswer([recordView({ state: 'failed' }), other], { rows: [0, 1] }),
      older,
    ),
  ).toBe(false);
  expect(known.find(row('1043'))).toBe(synced);
  // What only the older answer tells is learned from it, and belongs to its own row.
  expect(known.find(row('7'))).toBe(other);
  expect(known.answer?.records).toEqual([synced]);
});

test("a command's answer outlives the look-up that was asked before it", () => {
  const known = makeKnownRecords();
  known.learn([row('1043')], pageAnswer([recordView()]));
  const turn = known.begin();
  const synced = recordView({ state: 'synced' });
  known.replace(synced);
  known.learn([row('1043')], pageAnswer([recordView()]), turn);
  expect(known.find(row('1043'))).toBe(synced);
});

test("whatever the order of the answers, the latest request's answer stands", () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ];
  for (const order of orders) {
    const known = makeKnownRecords();
    const answers = ['failed', 'syncing', 'synced'].map((state) => ({
      turn: known.begin(),
      record: recordView({ state: state as 'failed' }),
    }));
    for (const n of order) {
      const answer = answers[n];
      if (answer) known.learn([row('1043')], pageAnswer([answer.record]), answer.turn);
    }
    expect(known.find(row('1043'))?.state, order.join()).toBe('synced');
  }
});
