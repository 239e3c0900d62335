import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find, findAll, press } from '../harness/accessible.ts';
import { commandsReceived } from '../scenarios/check-invariants.ts';
import { type Desk, openDesk } from '../scenarios/open-desk.ts';
import { openQueue, waitForSaid } from './open-queue.ts';

let desk: Desk;
afterEach(() => desk?.close());

test('a double click on Approve approves records once, and one Undo takes that back', async () => {
  desk = await openDesk({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await openQueue(desk, 'approvals');
  const { x, y } = await (await find(page, 'button', 'Approve checked (4)')).box();
  await page.mouse.click(x + 10, y + 10, { count: 2, delay: 20 });
  await find(page, 'tab', 'To approve (0)');
  await waitForSaid(page, '4 approved.');
  expect(await findAll(page, 'button', 'Undo')).toHaveLength(1);
  await press(page, 'button', 'Undo');
  await waitForSaid(page, 'Undone: 4 records.');
  await find(page, 'tab', 'To approve (4)');
  expect(commandsReceived(desk)).toEqual([]);
});
