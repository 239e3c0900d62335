import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { commandsReceived } from '../scenarios/check-invariants.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('a double click on Approve approves records once, and one Undo takes that back', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(testbed, 'approvals');
  const { x, y } = await (await find(page, 'button', 'Approve checked (4)')).box();
  await page.mouse.click(x + 10, y + 10, { count: 2, delay: 20 });
  await find(page, 'tab', 'To approve (0)');
  await waitForSaid(page, '4 approved.');
  expect(await findAll(page, 'button', 'Undo')).toHaveLength(1);
  await press(page, 'button', 'Undo');
  await waitForSaid(page, 'Undone: 4 records.');
  await find(page, 'tab', 'To approve (4)');
  expect(commandsReceived(testbed)).toEqual([]);
});
