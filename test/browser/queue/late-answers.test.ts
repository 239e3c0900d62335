import { afterEach, test } from 'vitest';
import { ADMIN_KEY_A, COMPANY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { holdAnswers } from '../harness/hold-answers.ts';
import { waitFor } from '../harness/wait-for.ts';
import { type Desk, openDesk } from '../scenarios/open-desk.ts';
import { openQueue } from './open-queue.ts';

let desk: Desk;
afterEach(() => desk?.close());

test('older records that were counted between other days than are chosen now are not brought in', async () => {
  desk = await openDesk({ world: worldS01(), accessKey: ADMIN_KEY_A });
  desk.sandbox.platform.control.forceRecord(COMPANY_A, 'inv_1045', { older: true, date: '2026-01-20' });
  const page = await openQueue(desk, 'submissions');
  const answers = await holdAnswers(page);
  await press(page, 'button', /^Older|older/);
  const choose = (day: string) =>
    page.$eval(
      '#older-from',
      (input, value) => {
        (input as HTMLInputElement).value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      day,
    );
  await page.waitForSelector('#older-from');
  await answers.hold('backfill');
  await choose('2026-01-10');
  await press(page, 'button', 'Count them');
  await waitFor('the count', async () => (await answers.held('backfill')) === 1);
  await choose('2020-01-01');
  await answers.letGo('backfill');
  await findNone(page, 'StaticText', 'Counting…');
  await findNone(page, 'button', /^Bring in/);
  await press(page, 'button', 'Count them');
  await find(page, 'button', 'Bring in 1');
});
