import { afterEach, expect, test } from 'vitest';
import { CHANGED_CHANNEL } from '../../../lib/protocol/pushes.ts';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { find } from '../harness/accessible.ts';
import { holdAnswers } from '../harness/hold-answers.ts';
import { waitFor, waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('a change in the options that is lost with the worker is made by the next worker, or reported as not made', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: ADMIN_KEY_A });
  const page = await testbed.browser.openExtensionPage('options.html');
  const answers = await holdAnswers(page);
  const box = () => find(page, 'checkbox', /^Notify/);
  const told = () =>
    page.$$eval('.outcome .notice, [role=alert]', (all) => all.map((each) => each.textContent));
  expect((await box()).checked).toBe(true);

  await answers.lose('set_preferences', 1);
  await (await box()).click();
  await waitForValue('the change to be told', told, ['Saved.']);
  expect((await box()).checked).toBe(false);

  await answers.lose('set_preferences', 100);
  await (await box()).click();
  const loss = ['Tickmark isn’t responding. Reload this page; if that doesn’t help, restart the browser.'];
  await waitForValue('the loss to be told', told, loss);
  expect((await box()).checked).toBe(false);

  // Something else that changes has the page read anew, and says nothing of the change that was lost.
  const read = () => answers.answered('options');
  const before = await read();
  await page.evaluate((channel) => {
    new BroadcastChannel(channel).postMessage({ push: 'changed', records: [] });
  }, CHANGED_CHANNEL);
  await waitFor('the page to have read anew', async () => (await read()) > before);
  expect(await told()).toEqual(loss);

  await answers.lose('set_preferences', 0);
  await (await box()).click();
  await waitForValue('the next change to be told instead', told, ['Saved.']);
});
