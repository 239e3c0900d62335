import { expect, test } from 'vitest';
import { page as words } from '../../locales/page/en.ts';
import { answerShortcut } from './answer-shortcut.ts';
import { recordView } from './record-view.fixture.ts';

const record = recordView({ commands: [{ action: 'resync', enabled: true, why: null }] });
const page = {
  company: { status: 'open', realm: '9341450122330011' },
  companyName: 'Maple Landscaping Inc.',
  isConnected: true,
  isRecordPage: true,
  record,
  words,
  language: 'en',
} as const;

test('the shortcut resyncs the page’s record if that is allowed now', () => {
  expect(answerShortcut(page)).toEqual({ run: record });
});

test.each([
  [
    'another company is open',
    { company: { status: 'conflict', openNow: null, inAddress: false } },
    words.shortcut_conflict,
  ],
  ['not connected', { isConnected: false, record: null }, words.shortcut_unknown('Maple Landscaping Inc.')],
  ['not a record page', { isRecordPage: false, record: null }, words.shortcut_other],
  ['unknown record', { record: null }, words.shortcut_unknown('Maple Landscaping Inc.')],
  ['under way', { record: { ...record, busy: true } }, words.under_way],
  ['not offered', { record: recordView() }, words.shortcut_not_allowed('invoice', '1043')],
  [
    'not allowed',
    { record: recordView({ commands: [{ action: 'resync', enabled: false, why: 'Ask an admin' }] }) },
    'Ask an admin',
  ],
] as const)('it does nothing and says why: %s', (_, change, said) => {
  expect(answerShortcut({ ...page, ...change })).toEqual({ say: said });
});
