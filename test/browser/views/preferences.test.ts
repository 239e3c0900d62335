import { afterEach, expect, test } from 'vitest';
import type { OptionsAnswer } from '../../../lib/protocol/options.ts';
import { worldS01 } from '../../sandbox/world/scenario-world.ts';
import { waitForValue } from '../harness/wait-for.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { openAsking } from '../trust/ask-worker.ts';

let testbed: Testbed;
afterEach(() => testbed?.close());

test('of preferences changed at once none is lost, and every open page applies them, also without a company', async () => {
  testbed = await openTestbed({ world: worldS01(), accessKey: null });
  const { browser } = testbed;
  const pages = [];
  for (const name of ['options.html', 'popup.html', 'queue.html', 'sidepanel.html']) {
    const page = await browser.openExtensionPage(name);
    await waitForValue(`${name} in English`, () => page.evaluate(() => document.documentElement.lang), 'en');
    pages.push({ name, page });
  }
  const asking = await openAsking(browser);
  const changes = [
    { language: 'fr-CA' },
    { synced_badges: 'off' },
    { batch_size: 50 },
    { notify_failures: true },
  ] as const;
  const replies = await asking.askAll<'set_preferences'>(
    changes.map((preferences) => ({ type: 'set_preferences', preferences })),
  );
  expect(replies.map((reply) => reply?.ok)).toEqual([true, true, true, true]);
  const { preferences }: OptionsAnswer = await asking.ask({ type: 'options' });
  expect(preferences).toEqual(Object.assign({}, ...changes));
  for (const { name, page } of pages) {
    await waitForValue(
      `${name} in French`,
      () => page.evaluate(() => document.documentElement.lang),
      'fr-CA',
    );
  }
});
