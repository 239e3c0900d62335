import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTION_NAMES, ACTIONS_IN_TAB } from '../core/records/actions.ts';
import type { TickmarkError } from '../core/tickmark-error.ts';
import { kindOfSender, passGate } from './gate.ts';
import { REQUESTS, type RequestType } from './requests.ts';

const OWN = 'chrome-extension://abc';
const QBO = 'https://app.qbo.intuit.com';
const code = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as TickmarkError).code;
  }
  return 'passed';
};

test('the origin distinguishes a content script from an own page, whatever else the sender claims', () => {
  expect(kindOfSender({ id: 'abc', origin: OWN, url: `${OWN}/popup.html` }, 'abc', OWN)).toBe('own');
  expect(kindOfSender({ id: 'abc', origin: QBO, url: `${OWN}/popup.html`, frameId: 0 }, 'abc', OWN)).toBe(
    'page',
  );
  expect(kindOfSender({ id: 'abc', url: `${QBO}/app/invoice`, frameId: 0 }, 'abc', OWN)).toBe('page');
  expect(kindOfSender({ id: 'other', origin: OWN }, 'abc', OWN)).toBe('stranger');
});

test.each([
  'https://evil.example',
  'https://qbo.intuit.com.evil.example',
  'https://evilqbo.intuit.com',
  'http://qbo.intuit.com',
  'https://qbo.intuit.com:8443',
  'null',
])('%s is a stranger', (origin) => {
  expect(kindOfSender({ id: 'abc', origin, frameId: 0 }, 'abc', OWN)).toBe('stranger');
});

test('hosts that identification does not know are strangers', () => {
  for (const host of ['evil.qbo.intuit.com', 'qa.qbo.intuit.com', 'c1234.qbo.intuit.com']) {
    expect(kindOfSender({ id: 'abc', origin: `https://${host}` }, 'abc', OWN)).toBe('stranger');
  }
  for (const host of ['qbo.intuit.com', 'app.sandbox.qbo.intuit.com', 'c12.qbo.intuit.com']) {
    expect(kindOfSender({ id: 'abc', origin: `https://${host}` }, 'abc', OWN)).toBe('page');
  }
});

test('a frame of Tickmark inside a page has the rights of a card, not of an own page', () => {
  expect(kindOfSender({ id: 'abc', origin: OWN, frameId: 4 }, 'abc', OWN)).toBe('card');
  const { commands, options, open_card } = REQUESTS;
  expect(
    [commands.from, options.from, open_card.from].map((from) => from.some((each) => each === 'card')),
  ).toEqual([true, false, true]);
});

test('a frame inside a QuickBooks page is a stranger', () => {
  expect(kindOfSender({ id: 'abc', origin: QBO, frameId: 3 }, 'abc', OWN)).toBe('stranger');
});

test('a page may not send requests of own pages, and no sender an unknown or malformed one', () => {
  const connect = {
    type: 'connect',
    values: { address: 'https://x.example', access_key: 'k' },
    replaces: null,
  };
  expect(code(() => passGate(connect, 'own'))).toBe('passed');
  expect(code(() => passGate(connect, 'page'))).toBe('sender_refused');
  expect(code(() => passGate({ type: 'fetch', url: 'https://x.example' }, 'own'))).toBe('unknown_request');
  expect(code(() => passGate({ type: 'toString' }, 'own'))).toBe('unknown_request');
  expect(
    code(() =>
      passGate({ type: 'undo', realm: '9341450122330011', company_key: 'c:1', keys: ['no uuid'] }, 'page'),
    ),
  ).toBe('malformed_request');
});

const item = () => ({ record_id: 'svc_31', version: '1', key: crypto.randomUUID(), input: {} });

const REALM = '9341450122330011';

test('a page names the open company and one record with it; own pages may omit the company', () => {
  const command = { type: 'commands', company_key: `c:${REALM}`, action: 'skip', items: [item()] };
  const many = { ...command, items: [item(), item()] };
  const keys = [crypto.randomUUID()];
  for (const request of [
    command,
    many,
    { type: 'undo', company_key: `c:${REALM}`, keys },
    { type: 'release', company_key: `c:${REALM}`, keys },
    { type: 'follow_commands', company_key: `c:${REALM}`, keys },
  ]) {
    expect(code(() => passGate(request, 'own'))).toBe('passed');
    for (const surface of ['page', 'card'] as const) {
      expect(code(() => passGate(request, surface))).toBe('malformed_request');
      const named = code(() => passGate({ ...request, realm: REALM }, surface));
      expect(named).toBe(request === many ? 'malformed_request' : 'passed');
      const other = code(() => passGate({ ...request, realm: '9341450122339999' }, surface));
      expect(other).toBe(request === many ? 'malformed_request' : 'wrong_company');
    }
  }
});

test('no page is of the example company, whatever its cookies say', () => {
  const request = { type: 'describe_page', realm: '000000', refs: [], rows: [] };
  for (const surface of ['page', 'card'] as const) {
    expect(code(() => passGate({ ...request, realm: REALM }, 'page'))).toBe('passed');
    expect(code(() => passGate(request, surface))).not.toBe('passed');
  }
  expect(code(() => passGate(request, 'page'))).toBe('wrong_company');
});

test('a page sends only what its card offers, and no input of its own', () => {
  const sent = (action: string, more: object = {}) => {
    const items = [{ ...item(), ...more }];
    return code(() =>
      passGate({ type: 'commands', realm: REALM, company_key: `c:${REALM}`, action, items }, 'page'),
    );
  };
  const passed = ACTION_NAMES.filter((action) => sent(action) === 'passed');
  expect(passed).toEqual(ACTIONS_IN_TAB);
  expect(passed).not.toContain('update');
  expect(passed).not.toContain('delete');
  expect(passed).not.toContain('link');
  expect(passed).not.toContain('sync_off');
  expect(sent('resync', { input: { fields: { amount: '1.00' } } })).toBe('malformed_request');
});

test('a page reports misses by names from a list alone', () => {
  const report = (page: string, place: string) =>
    code(() => passGate({ type: 'report_misses', misses: [{ page, place }] }, 'page'));
  expect(report('invoice', 'title')).toBe('passed');
  expect(report('call 555-0100 now', 'title')).toBe('malformed_request');
  expect(report('invoice', '<b>free text</b>')).toBe('malformed_request');
});

test('a resync may follow an update, and no other command', () => {
  const command = (action: string) => ({
    type: 'commands',
    realm: REALM,
    company_key: `connection:${REALM}`,
    action,
    items: [{ ...item(), then_resync: crypto.randomUUID() }],
  });
  expect(code(() => passGate(command('update'), 'own'))).toBe('passed');
  expect(code(() => passGate(command('skip'), 'own'))).toBe('malformed_request');
});

test('no request of a stranger passes, and every refusal has one of four codes', () => {
  const types = Object.keys(REQUESTS) as RequestType[];
  for (const type of types) expect(code(() => passGate({ type }, 'stranger'))).toBe('sender_refused');
  fc.assert(
    fc.property(
      fc.anything(),
      fc.constantFrom(...types),
      fc.constantFrom('page' as const, 'own' as const, 'card' as const, 'stranger' as const),
      (content, type, sender) => {
        const message = typeof content === 'object' && content !== null ? { ...content, type } : content;
        expect([
          'passed',
          'sender_refused',
          'malformed_request',
          'unknown_request',
          'wrong_company',
        ]).toContain(code(() => passGate(message, sender)));
      },
    ),
  );
});
