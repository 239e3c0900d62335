import { afterEach, expect, test } from 'vitest';
import { ADMIN_KEY_A } from '../../sandbox/world/access-keys.ts';
import { worldS26 } from '../../sandbox/world/scenario-world.ts';
import { find } from '../harness/accessible.ts';
import { cutForGood, outOfReach, violations } from '../harness/check-view.ts';
import { openTestbed, type Testbed } from '../scenarios/open-testbed.ts';
import { companyKey, openPanel, pictures, untilCompared } from './open-panel.ts';

/** The browser's API in the extension's pages. */
declare const chrome: { readonly runtime: { sendMessage(message: unknown): Promise<unknown> } };

let testbed: Testbed;
afterEach(() => testbed?.close());

test.each(['en', 'fr-CA'] as const)(
  'every kind of record is accessible and fits 320 px, light and dark (%s)',
  async (language) => {
    testbed = await openTestbed({ world: worldS26(), accessKey: ADMIN_KEY_A });
    const options = await testbed.browser.openOptions();
    await options.evaluate(
      (chosen) => chrome.runtime.sendMessage({ type: 'set_preferences', preferences: { language: chosen } }),
      language,
    );
    await options.close();
    for (const id of [
      'inv_1043',
      'inv_1042',
      'inv_1044',
      'cus_202',
      'svc_31',
      'pay_501',
      'exp_77',
      'ref_12',
      'inv_1041',
    ]) {
      const page = await openPanel(testbed, id);
      await page.waitForSelector('article.panel');
      await untilCompared(page, language);
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        // The dark scheme changes only colours.
        const rules = value === 'dark' ? ['color-contrast'] : null;
        expect([id, value, await violations(page, rules)]).toEqual([id, value, []]);
      }
      expect([id, await outOfReach(page), await cutForGood(page)]).toEqual([id, [], []]);
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
      await pictures(testbed, page, `${id}-${language}`);
      await page.close();
    }
    for (const view of ['reference', 'diagnosis']) {
      const company = encodeURIComponent(await companyKey(testbed));
      const page = await testbed.browser.openExtensionPage(`queue.html?company=${company}#${view}`);
      await page.waitForSelector('.reference .list, .checks');
      expect([view, await violations(page)]).toEqual([view, []]);
      await page.setViewport({ width: 400, height: 900 });
      await testbed.browser.screenshot(page, `panel/${view}-${language}-400`, { fullPage: true });
      await page.close();
    }
    const title = language === 'en' ? 'Invoice 1041' : 'Facture 1041';
    await find(await openPanel(testbed, 'inv_1041'), 'heading', title);
    expect(testbed.consoleErrors()).toEqual([]);
  },
);
