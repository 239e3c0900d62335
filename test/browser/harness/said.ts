import type { Page } from 'puppeteer';
import { findAll } from './accessible.ts';

/** The text of a page's polite live regions, joined. */
export async function said(page: Page): Promise<string> {
  return (await Promise.all((await findAll(page, 'status')).map((each) => each.text()))).join(' ').trim();
}
