import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { card as words } from '../../../lib/locales/card/en.ts';
import { ADMIN_KEY_A, COMPANY_A, COMPANY_B } from '../../sandbox/world/access-keys.ts';
import { worldS12 } from '../../sandbox/world/scenario-world.ts';
import { type Accessible, find, findAll, findNone, press } from '../harness/accessible.ts';
import { worded } from '../harness/controls.ts';
import { openCompanyElsewhere, openQuickBooks } from '../harness/quickbooks-page.ts';
import { waitFor } from '../harness/wait-for.ts';
import { RECORD_BUTTONS } from '../page/seen-badges.ts';
import { openPanel } from '../panel/open-panel.ts';
import { checkInvariants, commandsReceived, logOfPeople, openCompany } from './check-invariants.ts';
import { openTestbed, readStore, type Testbed } from './open-testbed.ts';

let testbed: Testbed;
let page: Page;

beforeAll(async () => {
  testbed = await openTestbed({ world: worldS12(), accessKey: ADMIN_KEY_A });
  page = await openQuickBooks(testbed.browser, '/app/invoice?txnId=146');
});
afterAll(async () => {
  await checkInvariants(testbed, []);
  await testbed.close();
});

/** Opens the dialog of Clear ID. @returns its enabled button */
async function openClearId(where: Page): Promise<Accessible> {
  await press(where, 'button', 'Clear ID of invoice 1042');
  await find(where, 'alertdialog', /Clear ID/);
  return waitFor('the button to be ready', async () => {
    const button = await find(where, 'button', 'Clear ID');
    return !button.disabled && (await button.mayAct()) && button;
  });
}

/** Presses at a button's place, even if the button disappears at this moment. */
async function pressAt(where: Page, place: Awaited<ReturnType<Accessible['box']>>): Promise<void> {
  await where.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
}

/** Checks that nothing was sent, nothing waits to be sent, and the log is empty. */
async function expectNoCall(): Promise<void> {
  const [jobs = []] = await readStore(testbed.browser, ['jobs']);
  expect(jobs).toEqual([]);
  expect(commandsReceived(testbed)).toEqual([]);
  expect(await logOfPeople(testbed)).toEqual([]);
}

test('S13: a dialog on the page closes with its company, and a press at that moment sends nothing', async () => {
  const confirm = await openClearId(page);
  const place = await confirm.box();
  await openCompanyElsewhere(page, COMPANY_B);
  await pressAt(page, place);
  await findNone(page, 'alertdialog', worded(words.clear_title));
  await findNone(page, 'button', [...RECORD_BUTTONS, worded(words.undo)]);
  await expectNoCall();
  await openCompanyElsewhere(page, COMPANY_A);
});

test('S13: a card on the page closes with its company, and a press on its command at that moment sends nothing', async () => {
  await press(page, 'button', 'Sync: link broken, invoice 1042');
  const card = await (await find(page, 'dialog', /1042/)).box();
  const place = await waitFor('the command in the card', async () => {
    for (const button of await findAll(page, 'button', 'Clear ID of invoice 1042')) {
      const box = await button.box();
      const isInCard = box.x >= card.x && box.y >= card.y && box.y < card.y + card.height;
      if (isInCard && (await button.mayAct())) return box;
    }
    return null;
  });
  await openCompanyElsewhere(page, COMPANY_B);
  await pressAt(page, place);
  await findNone(page, 'dialog', /1042/);
  await findNone(page, 'alertdialog', worded(words.clear_title));
  await expectNoCall();
  await openCompanyElsewhere(page, COMPANY_A);
  await find(page, 'button', 'Sync: link broken, invoice 1042');
});

test('S13: a dialog in the side panel closes with its company, and a press at that moment sends nothing', async () => {
  const panel = await openPanel(testbed, 'inv_1042');
  const confirm = await openClearId(panel);
  const place = await confirm.box();
  await openCompanyElsewhere(page, COMPANY_B);
  await pressAt(panel, place);
  await findNone(panel, 'alertdialog', /Clear ID/);
  await find(panel, 'StaticText', 'Tickmark can’t tell for certain which company is open in QuickBooks.');
  await findNone(panel, 'button', /1042/);
  await expectNoCall();

  // Back in its company, the record is shown again; without a press the dialog closes by itself, too.
  await openCompanyElsewhere(page, COMPANY_A);
  await openClearId(panel);
  await page.close();
  page = await openCompany(testbed, COMPANY_B, '/app/invoice?txnId=145');
  await panel.bringToFront();
  await find(panel, 'StaticText', 'Bluebird Dental LLC is open in QuickBooks.');
  await findNone(panel, 'alertdialog', /Clear ID/);
  await expectNoCall();
  await panel.close();
});
