import type { Page } from 'puppeteer';
import { expect } from 'vitest';
import type { LogRow } from '../../../lib/store/rows.ts';
import { COMPANY_A, COMPANY_B, COMPANY_C } from '../../sandbox/world/access-keys.ts';
import { AT_ONCE, find, findNone } from '../harness/accessible.ts';
import { openQuickBooks, waitUntilDrawn } from '../harness/quickbooks-page.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { ownElements, RECORD_BUTTONS } from '../page/seen-badges.ts';
import { readStore, type Testbed } from './open-testbed.ts';

/** One action of a person in a scenario, as the log has to show it. */
export interface DoneAction {
  readonly who: string;
  readonly action: string;
  readonly label: string;
  readonly outcome: LogRow['outcome'];
}

/** The three numbers of a surface. */
export interface ThreeNumbers {
  readonly to_approve: number;
  readonly pending: number;
  readonly failed: number;
}

/** Opens a page of a company in QuickBooks, switching as QuickBooks' own menu does. */
export async function openCompany(testbed: Testbed, realm: string, path: string): Promise<Page> {
  const page = await testbed.browser.openPage(
    `https://qbo.intuit.com/app/switchCompany?companyId=${realm}&navigationURL=${encodeURIComponent('/app/homepage')}`,
  );
  await waitUntilDrawn(page);
  await page.close();
  return openQuickBooks(testbed.browser, path);
}

/** The three numbers that the popup shows. */
export async function popupNumbers(popup: Page): Promise<ThreeNumbers> {
  const read = async (word: string) =>
    Number((await find(popup, 'button', new RegExp(`^${word} \\d+$`))).name.slice(word.length + 1));
  return {
    to_approve: await read('To approve'),
    pending: await read('Pending'),
    failed: await read('Failed'),
  };
}

/** The toolbar's number, as text. */
export async function iconText(testbed: Testbed): Promise<string> {
  const worker = await testbed.browser.worker();
  return worker.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { action: { getBadgeText(of: object): Promise<string> } };
    };
    return chrome.action.getBadgeText({});
  });
}

/** The commands that the platform received, oldest first, without dry runs. */
export function commandsReceived(
  testbed: Pick<Testbed, 'sandbox'>,
): { key: string; action: string; record_id: string }[] {
  return testbed.sandbox.platform.control
    .calls({ method: 'POST', path: '/commands$' })
    .flatMap(({ body }) => (body as { commands: (CommandSent & { dry_run?: boolean })[] }).commands)
    .filter((command) => !command.dry_run)
    .map(({ key, action, record_id }) => ({ key, action, record_id }));
}
interface CommandSent {
  key: string;
  action: string;
  record_id: string;
}

/** The actions of people in the extension's log, oldest first. */
export async function logOfPeople(testbed: Testbed): Promise<DoneAction[]> {
  const [log = []] = (await readStore(testbed.browser, ['log'])) as [LogRow[]];
  return log.flatMap(({ who, action, label, outcome }) =>
    who === null ? [] : [{ who, action, label: label ?? '', outcome }],
  );
}

/** (i) The extension never sends a request to a host of Intuit. */
export function expectNothingSentToQuickBooks(testbed: Testbed): void {
  expect(testbed.sandbox.site.control.foreignRequests()).toEqual([]);
  const asked = testbed.extensionRequests();
  // Control: the watch has seen other requests.
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((address) => /(^|\.)intuit\.com$/.test(new URL(address).hostname))).toEqual([]);
}

/** (ii) The books never hold two active documents for one record of the platform. */
export function expectNoSecondCopies(testbed: Testbed): void {
  const { control } = testbed.sandbox.platform;
  for (const realm of [COMPANY_A, COMPANY_B, COMPANY_C]) {
    const living = control.books(realm).filter(({ status }) => status === 'active');
    const marks = living.flatMap(({ mark }) => mark ?? []);
    expect(
      marks.filter((mark, at) => marks.indexOf(mark) !== at),
      'records with two documents',
    ).toEqual([]);
    const linked = control.records(realm).flatMap(({ sync, id, deleted }) => {
      const { quickbooks } = sync;
      return quickbooks && !deleted ? [{ id, copy: `${quickbooks.type}:${quickbooks.id}` }] : [];
    });
    const copies = linked.map(({ copy }) => copy);
    expect(
      copies.filter((copy, at) => copies.indexOf(copy) !== at),
      'documents of two records',
    ).toEqual([]);
  }
  expect(
    Object.entries(control.effects()).filter(([, times]) => times > 1),
    'keys with more than one effect',
  ).toEqual([]);
}

/** (iii) Toolbar, popup and queue tab show the same number. */
async function expectOneNumber(testbed: Testbed): Promise<ThreeNumbers> {
  const popup = await testbed.browser.openPopup();
  const numbers = await popupNumbers(popup);
  await popup.close();
  const number = numbers.failed > 0 ? numbers.failed : numbers.to_approve;
  await waitForValue('the toolbar number', () => iconText(testbed), number > 0 ? String(number) : '');
  const queue = await testbed.browser.openExtensionPage('queue.html#attention');
  await find(queue, 'tab', `Failed (${numbers.failed})`);
  await queue.close();
  return numbers;
}

/** (vi) While Company B is open, nothing of the scenario's company can be read or pressed. */
async function expectNothingOnB(testbed: Testbed, realm: string): Promise<void> {
  const left = testbed.sandbox.platform.control
    .records(realm)
    .flatMap(({ number, name }) => [number, name].filter((label): label is string => label !== null));
  const page = await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  const popup = await testbed.browser.openPopup();
  try {
    await find(popup, 'button', 'Connect');
    await findNone(popup, 'button', [/^To approve \d/, /^Pending \d/, /^Failed \d/]);
    const shown = await popup.evaluate(() => document.body.textContent ?? '');
    expect(left.filter((label) => new RegExp(`\\b${label}\\b`).test(shown))).toEqual([]);
    await waitForValue('the toolbar number', () => iconText(testbed), '');
    for (const opened of await testbed.browser.browser.pages()) {
      if (!/qbo\.intuit\.com/.test(opened.url())) continue;
      // A tab still open on the other company loses its badges too.
      await opened.bringToFront();
      await waitFor('all badges to be gone', async () =>
        (await ownElements(opened)).every((name) => ['tickmark-banner', 'tickmark-live'].includes(name)),
      );
      await findNone(opened, 'button', RECORD_BUTTONS, AT_ONCE);
    }
  } finally {
    await popup.close();
    await page.close();
  }
}

/**
 * Checks the invariants (i to vi) of every scenario, in English. Leaves the company open in QuickBooks.
 * @param done the actions of people in the scenario, in order
 * @param realm the scenario's company
 * @returns its three numbers, the same on all surfaces
 */
export async function checkInvariants(
  testbed: Testbed,
  done: readonly DoneAction[],
  realm = COMPANY_A,
): Promise<ThreeNumbers> {
  const commands = commandsReceived(testbed).length;
  const front = await openCompany(testbed, realm, '/app/invoices');
  const numbers = await expectOneNumber(testbed);
  await expectNothingOnB(testbed, realm);
  await (await openCompany(testbed, realm, '/app/invoices')).close();
  await front.close();
  expect(await logOfPeople(testbed)).toEqual(done);
  expectNothingSentToQuickBooks(testbed);
  expectNoSecondCopies(testbed);
  expect(commandsReceived(testbed)).toHaveLength(commands);
  // The browser logs this when a worker ends in the middle of a call to it.
  expect(testbed.consoleErrors().filter((error) => !error.startsWith('Error: No SW '))).toEqual([]);
  expect(testbed.sandbox.site.control.pageErrors()).toEqual([]);
  return numbers;
}
