import fc from 'fast-check';
import { expect, test } from 'vitest';
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
  expect(kindOfSender({ id: 'abc', origin: OWN, url: `${OWN}/popup.html` }, 'abc', OWN)).toBe('extension');
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

test('a frame inside a QuickBooks page is a stranger', () => {
  expect(kindOfSender({ id: 'abc', origin: QBO, frameId: 3 }, 'abc', OWN)).toBe('stranger');
});

test('a page may not send requests of own pages, and no sender an unknown or malformed one', () => {
  const connect = { type: 'connect', address: 'https://x.example', access_key: 'k', replaces: null };
  expect(code(() => passGate(connect, 'extension'))).toBe('passed');
  expect(code(() => passGate(connect, 'page'))).toBe('sender_refused');
  expect(code(() => passGate({ type: 'fetch', url: 'https://x.example' }, 'extension'))).toBe(
    'unknown_request',
  );
  expect(code(() => passGate({ type: 'toString' }, 'extension'))).toBe('unknown_request');
  expect(
    code(() =>
      passGate({ type: 'undo', realm: '9341450122330011', company_key: 'c:1', keys: ['no uuid'] }, 'page'),
    ),
  ).toBe('malformed_request');
});

const item = () => ({ record_id: 'svc_31', version: '1', key: crypto.randomUUID(), input: {} });

test('a page names the open company and one record with it; own pages may omit the company', () => {
  const realm = '9341450122330011';
  const command = { type: 'commands', company_key: `c:${realm}`, action: 'skip', items: [item()] };
  const many = { ...command, items: [item(), item()] };
  const keys = [crypto.randomUUID()];
  for (const request of [
    command,
    many,
    { type: 'undo', company_key: `c:${realm}`, keys },
    { type: 'release', company_key: `c:${realm}`, keys },
  ]) {
    expect(code(() => passGate(request, 'extension'))).toBe('passed');
    expect(code(() => passGate(request, 'page'))).toBe('malformed_request');
    const named = code(() => passGate({ ...request, realm }, 'page'));
    expect(named).toBe(request === many ? 'malformed_request' : 'passed');
  }
});

test('a resync may follow an update, and no other command', () => {
  const command = (action: string) => ({
    type: 'commands',
    realm: '9341450122330011',
    company_key: 'connection:9341450122330011',
    action,
    items: [{ ...item(), then_resync: crypto.randomUUID() }],
  });
  expect(code(() => passGate(command('update'), 'extension'))).toBe('passed');
  expect(code(() => passGate(command('skip'), 'extension'))).toBe('malformed_request');
});

test('no request of a stranger passes, and every refusal has one of three codes', () => {
  const types = Object.keys(REQUESTS) as RequestType[];
  for (const type of types) expect(code(() => passGate({ type }, 'stranger'))).toBe('sender_refused');
  fc.assert(
    fc.property(
      fc.anything(),
      fc.constantFrom(...types),
      fc.constantFrom('page' as const, 'extension' as const, 'stranger' as const),
      (content, type, sender) => {
        const message = typeof content === 'object' && content !== null ? { ...content, type } : content;
        expect(['passed', 'sender_refused', 'malformed_request', 'unknown_request']).toContain(
          code(() => passGate(message, sender)),
        );
      },
    ),
  );
});
