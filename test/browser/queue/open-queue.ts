import type { Page } from 'puppeteer';
import { find, findAll } from '../harness/accessible.ts';
import { waitFor } from '../harness/wait-for.ts';
import type { Testbed } from '../scenarios/open-testbed.ts';

/** Opens a view of the queue at its usual width. */
export async function openQueue(testbed: Testbed, view: string): Promise<Page> {
  const page = await testbed.browser.openExtensionPage(`queue.html#${view}`);
  await page.setViewport({ width: 1280, height: 800 });
  await find(page, 'tab', 'All records');
  return page;
}

/** Waits until one of the page's live regions contains this text. */
export async function waitForSaid(page: Page, text: string): Promise<void> {
  await waitFor(`"${text}" to be said`, async () => {
    const said = await Promise.all((await findAll(page, 'status')).map((each) => each.text()));
    if (!said.some((each) => each.includes(text))) throw new Error(`said: ${said.join(' | ')}`);
    return true;
  });
}
