import fc from 'fast-check';
import type { Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import {
  baseDocuments,
  CEDAR_GROVE,
  CEDAR_GROVE_ID,
  scenarioRecord,
  worldOf,
} from '../../sandbox/world/common-world.ts';
import { SEED } from '../../sandbox/world/random.ts';
import { find, press } from '../harness/accessible.ts';
import { probeContentScript, probedBuild } from '../harness/probe-content-script.ts';
import { navigateSoftly, waitUntilDrawn } from '../harness/quickbooks-page.ts';
import { updateExtension } from '../harness/update-extension.ts';
import { waitForValue } from '../harness/wait-for.ts';
import { type Connected, openConnected } from './open-connected.ts';
import { anyPageStep, settle, takeStep } from './page-steps.ts';
import { ownElements } from './seen-badges.ts';
import { type RowTruth, watchRows } from './watch-rows.ts';

const WALKS = Number(process.env.TICKMARK_WALKS ?? 12);
const anyWalk = fc.array(anyPageStep, { minLength: 10, maxLength: 25, size: 'max' });

/** Documents of several types with the same numbers; one in five has failed, with a long badge. */
const NUMBERED = [
  { type: 'invoice', word: 'Invoice', quickbooks: 'Invoice', count: 40, firstId: 700 },
  { type: 'payment', word: 'Payment', quickbooks: 'Payment', count: 12, firstId: 800 },
  { type: 'estimate', word: 'Estimate', quickbooks: 'Estimate', count: 25, firstId: 900 },
] as const;
const numberOf = (place: number) => String(2001 + place);

function listWorld() {
  const customer = scenarioRecord({
    id: CEDAR_GROVE.id,
    type: 'customer',
    state: 'synced',
    name: CEDAR_GROVE.name,
    quickbooks: { id: CEDAR_GROVE_ID },
  });
  const documents = NUMBERED.flatMap(({ type, count, firstId }) =>
    Array.from({ length: count }, (_, place) =>
      scenarioRecord({
        id: `${type}_${place}`,
        type,
        state: place % 5 === 0 ? 'failed' : 'synced',
        ...(place % 5 === 0 && {
          error: { code: '6240', message: 'Duplicate Name Exists Error', detail: '' },
        }),
        number: numberOf(place),
        party: CEDAR_GROVE,
        date: `2026-02-${String(1 + (place % 28)).padStart(2, '0')}`,
        amount: `${100 + ((place * 37) % 90)}.00`,
        depends_on: [CEDAR_GROVE.id],
        quickbooks: { id: String(firstId + place) },
      }),
    ),
  );
  return worldOf([customer, ...documents], baseDocuments());
}
const TRUTH: RowTruth = Object.fromEntries([
  [`Customer ${CEDAR_GROVE.name}`, `Customer:${CEDAR_GROVE_ID}`],
  ...NUMBERED.flatMap(({ word, quickbooks, count, firstId }) =>
    Array.from({ length: count }, (_, place) => [
      `${word} ${numberOf(place)}`,
      `${quickbooks}:${firstId + place}`,
    ]),
  ),
]);

let build: Awaited<ReturnType<typeof probedBuild>>;
let connected: Connected;

beforeAll(async () => {
  console.info(`TICKMARK_SEED=${SEED}`);
  build = await probedBuild();
  connected = await openConnected(
    {
      world: listWorld(),
      settings: { pageSize: 15, staleForms: 'removed' },
      // Made by hand: another document with a number that the platform also has.
      alsoShown: () => [
        {
          type: 'Invoice',
          id: '990',
          number: numberOf(4),
          date: '2026-02-05',
          amount: '999.00',
          party: { id: '77', name: 'Birch & Sons' },
        },
      ],
    },
    ADMIN_KEY_A,
    { extension: build.folder },
  );
});
afterAll(async () => {
  expect(connected.open.consoleErrors()).toEqual([]);
  expect(connected.sandbox.site.control.foreignRequests()).toEqual([]);
  expect(connected.sandbox.site.control.pageErrors()).toEqual([]);
  await connected.close();
  build.remove();
});

/** Opens a new page of the list, watched from its first frame on. */
async function freshPage(): Promise<Page> {
  const page = await connected.open.browser.newPage();
  await watchRows(page, TRUTH, CEDAR_GROVE.name);
  await page.goto('https://app.qbo.intuit.com/app/invoices');
  await waitUntilDrawn(page);
  return page;
}

/** Waits for the one message that remains after the page lost the extension, and dismisses it. */
async function dismissLast(page: Page): Promise<void> {
  // The line above a list has the same element and its own "Not now", until the page notices the loss.
  await find(page, 'button', 'Reload');
  await waitForValue('one message to be left', () => ownElements(page), ['tickmark-banner']);
  await press(page, 'button', 'Not now');
  await waitForValue('the message to go', () => ownElements(page), []);
  // A form of the page holds references to its removed buttons until the form itself is removed.
  await navigateSoftly(page, '/app/homepage');
}

test('badges follow their rows through any changes of the page, and nothing is left at the end', async () => {
  let walks = 0;
  await fc.assert(
    fc.asyncProperty(anyWalk, async (steps) => {
      walks++;
      const page = await freshPage();
      try {
        const probe = await probeContentScript(page);
        for (const taken of steps) {
          await takeStep(page, probe, taken);
          expect(await page.evaluate(() => window.rowWatch.mistakes())).toEqual([]);
        }
        await settle(page, probe);
        expect(await page.evaluate(() => window.rowWatch.painted)).toEqual([]);
        await probe.cutOff();
        // The content script asks again when the page becomes visible.
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        await dismissLast(page);
        // A closed frame stays, hidden, for the moment that the browser needs to end the press that closed it.
        await waitForValue('nothing to be held', () => probe.held(), []);
      } finally {
        await page.close();
      }
    }),
    { seed: SEED, numRuns: WALKS, endOnFailure: true },
  );
  console.info(`${walks} walks`);
});

test('nothing is left after a real update of the extension under the page', async () => {
  const page = await freshPage();
  const probe = await probeContentScript(page);
  const [steps = []] = fc.sample(anyWalk, { seed: SEED, numRuns: 1 });
  for (const taken of steps) {
    await takeStep(page, probe, taken);
  }
  await settle(page, probe);
  await updateExtension(connected.open, build.folder);
  await dismissLast(page);
  await waitForValue('nothing to be held', () => probe.held(), []);
  await page.close();
});
