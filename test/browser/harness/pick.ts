import type { Page } from 'puppeteer';
import { type Accessible, find, press } from './accessible.ts';
import type { NamePattern } from './controls.ts';

const MENU = /^(More actions for|Plus d’actions)/;

/** Opens the menu of the record in the panel, and finds a command in it. */
export async function findInMenu(page: Page, name: NamePattern): Promise<Accessible> {
  await press(page, 'button', MENU);
  return find(page, 'menuitem', name);
}

/** Gives a command from the menu of the record in the panel. */
export async function pick(page: Page, name: NamePattern): Promise<void> {
  await findInMenu(page, name);
  await press(page, 'menuitem', name);
}

/** Closes a menu without choosing from it. */
export async function closeMenu(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
}
