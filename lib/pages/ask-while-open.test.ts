import { expect, test } from 'vitest';
import type { RequestOf } from '../protocol/requests.ts';
import type { AskSafely } from './ask-safely.ts';
import { askWhileOpen } from './ask-while-open.ts';

/** A worker that records its requests, and a company that can be switched. */
function bench() {
  const asked: string[] = [];
  let why: string | null = null;
  const ask = (async (request: { readonly type: string }) => {
    asked.push(request.type);
    return {};
  }) as unknown as AskSafely;
  const whileOpen = askWhileOpen(ask, async () => why);
  return { asked, whileOpen, switchTo: (reason: string | null) => (why = reason) };
}
const UNDO: RequestOf<'undo'> = {
  type: 'undo',
  realm: '1',
  company_key: 'c:1',
  keys: ['6f1c1b1e-6a43-4c9f-8a70-3f7f3f7e2b11'],
};
const OPEN = { type: 'open_record', company_key: 'c:1', record_id: 'inv_1' } as const;

test('while the record’s company is open, every request is sent', async () => {
  const { asked, whileOpen } = bench();
  await whileOpen(UNDO);
  await whileOpen(OPEN);
  expect(asked).toEqual(['undo', 'open_record']);
});

test('while another company is open, only the record itself is requested, and other requests are refused with the reason', async () => {
  const { asked, whileOpen, switchTo } = bench();
  switchTo('Bluebird Dental LLC is open in QuickBooks.');
  expect(await whileOpen(UNDO)).toMatchObject({
    status: 'refused',
    problem: { code: 'wrong_company', what: 'Bluebird Dental LLC is open in QuickBooks.' },
  });
  await whileOpen(OPEN);
  expect(asked).toEqual(['open_record']);
  switchTo(null);
  await whileOpen(UNDO);
  expect(asked).toEqual(['open_record', 'undo']);
});
