import type { Page } from 'puppeteer';
import type { OpenBrowser } from './open-browser.ts';

/** Triggers the keyboard shortcut for Resync on a page, as the browser announces it to the worker. */
export async function pressShortcut({ worker }: OpenBrowser, page: Page): Promise<void> {
  await page.bringToFront();
  await (await worker()).evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { commands: { onCommand: { dispatch(command: string): void } } };
    };
    chrome.commands.onCommand.dispatch('resync');
  });
}
