import type { Page } from 'puppeteer';
import type { OpenBrowser } from './open-browser.ts';

/** Presses the keyboard shortcut for Resync in front of a page, as the browser tells the worker of it. */
export async function pressShortcut({ worker }: OpenBrowser, page: Page): Promise<void> {
  await page.bringToFront();
  await (await worker()).evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { commands: { onCommand: { dispatch(command: string): void } } };
    };
    chrome.commands.onCommand.dispatch('resync');
  });
}
