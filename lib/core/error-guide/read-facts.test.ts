import { expect, test } from 'vitest';
import {
  readField,
  readInactive,
  readNameClash,
  readNumberClash,
  readOtherUser,
  readReference,
} from './read-facts.ts';

test('of a number that is taken, the number, the document and its id are read, in English and French', () => {
  expect(readNumberClash('DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111')).toEqual({
    number: '1043',
    docType: 'CreditMemo',
    txnId: '111',
  });
  expect(readNumberClash('DocNumber=F-12 est attribué à TxnType=Note de crédit avec TxnId=9')).toEqual({
    number: 'F-12',
    docType: 'CreditMemo',
    txnId: '9',
  });
  // A type that nobody has named before, and no id: what is known stays.
  expect(readNumberClash('DocNumber=1043 is assigned to TxnType=Gift Card')).toEqual({ number: '1043' });
  expect(readNumberClash('Duplicate Document Number Error')).toEqual({});
});

test.each([
  'DocNumber=1043 has already been used.',
  'DocNumber=1043 a déjà été attribué.',
  'DocNumber=1043. Please choose another number.',
  'DocNumber=1043.',
])('%s: the number ends where the sentence goes on', (text) => {
  expect(readNumberClash(text)).toEqual({ number: '1043' });
});

test('of a name that is taken, the holder is told only where the text names one kind', () => {
  expect(readNameClash('Another customer, vendor or employee is already using this name.')).toEqual({});
  expect(readNameClash('The vendor "Ace Supply" already exists. Id=75')).toEqual({
    name: 'Ace Supply',
    nameHolder: 'vendor',
    nameId: '75',
  });
  // A word of the name says nothing of its holder.
  expect(readNameClash('The name "Customer Care" already exists').nameHolder).toBeUndefined();
});

test('the inactive name is read, but not from the general sentence', () => {
  expect(readInactive('you must restore Mulch (deleted)').name).toBe('Mulch');
  expect(readInactive('An item in this transaction is set up incorrectly').name).toBeUndefined();
});

test('a reference tells its list, the most specific first, and the id that is missing', () => {
  expect(readReference('Invalid Reference Id : ItemRef, item id: 42')).toEqual({
    ref: 'product',
    refId: '42',
  });
  expect(readReference('Invalid Reference Id : TxnTaxCodeRef')).toEqual({ ref: 'tax-code' });
  expect(readReference('Something else')).toEqual({});
});

test('another user is told only by name', () => {
  expect(readOtherUser('You and Mara Lind were working on this at the same time.')).toEqual({
    user: 'Mara Lind',
  });
  expect(readOtherUser('You and another user were working on this at the same time.')).toEqual({});
});

test('a field is told by its code before the text, and with its longest length', () => {
  expect(readField('Description maximum: 4000, parameter description', null)).toEqual({
    field: 'description',
    limit: 4000,
  });
  expect(readField('parameter description', '6420').field).toBe('email');
  expect(readField('nothing of use', null)).toEqual({});
});

test('no text, however long, is read for more than a moment, and what is read is short', () => {
  const long = `DocNumber=${'1'.repeat(50_000)} is assigned to TxnType=${'Credit Memo '.repeat(5_000)} "${'a'.repeat(50_000)}`;
  for (const facts of [
    readNumberClash(long),
    readNameClash(long),
    readInactive(long),
    readReference(long),
    readOtherUser(long),
    readField(long, null),
  ])
    for (const fact of Object.values(facts)) expect(String(fact).length).toBeLessThanOrEqual(100);
});
