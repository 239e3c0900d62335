import type { Page } from 'puppeteer';
import { findAll } from './accessible.ts';

/** What a page says to assistive technology in its polite regions, as one text. */
export async function said(page: Page): Promise<string> {
  return (await Promise.all((await findAll(page, 'status')).map((each) => each.text()))).join(' ').trim();
}
