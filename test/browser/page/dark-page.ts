import type { Page } from 'puppeteer';

/** A dark page with its own colours for rows under the pointer and selected rows. */
const DARK_PAGE = `
:root { color-scheme: dark; --ink: #e8edf2; --soft: #a9b6c3; --line: #39434f; --ground: #232a33; --paper: #15191f; --accent-soft: #2b3d52; }
`;

/** Gives QuickBooks' page dark colours, as a dark appearance of QuickBooks would. */
export const darken = (page: Page) =>
  page.evaluate((css) => {
    const style = document.createElement('style');
    style.id = 'dark-page';
    style.textContent = css;
    document.head.append(style);
  }, DARK_PAGE);

export const lighten = (page: Page) => page.evaluate(() => document.querySelector('#dark-page')?.remove());
