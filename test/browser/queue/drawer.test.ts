import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS24 } from '../../sandbox/world/scenario-world.ts';
import { find, findNone, press } from '../harness/accessible.ts';
import { waitForValue } from '../harness/wait-for.ts';
import { type Desk, openDesk } from '../scenarios/open-desk.ts';
import { openQueue } from './open-queue.ts';

let desk: Desk;
afterEach(() => desk?.close());

test('the keyboard leads from a record to the one that waits on it, and back to the list', async () => {
  desk = await openDesk({ world: worldS24(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(desk, 'attention');
  await press(page, 'button', 'Actions for customer Private account');
  await press(page, 'menuitem', /^Open record/);
  await (await find(page, 'button', 'Invoice 1071')).focus();
  await page.keyboard.press('Enter');
  await find(page, 'heading', /^Invoice 1071/);
  await waitForValue(
    'the drawer to have the focus',
    () => page.evaluate(() => document.activeElement?.className),
    'drawer',
  );
  await find(page, 'button', 'Close record');
  await page.keyboard.press('Escape');
  await findNone(page, 'button', 'Close record');
  await findNone(page, 'heading', /^Invoice 1071/);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Actions for customer Private account',
  );
});
