import { plural } from '../plural.ts';
import { shared } from '../shared/en.ts';

const PLACES: Readonly<Record<string, string>> = {
  title: 'Title of the record',
  list: 'List',
  column: 'Column with the number or name',
  'column-type': 'Column with the type',
  'column-status': 'Column with the status',
  'column-party': 'Column with the customer or vendor',
  'column-amount': 'Column with the amount',
};

/** Words of the check of QuickBooks' layout. */
export const layoutCheck = {
  shared,
  title: 'QuickBooks page layout',
  intro:
    'Badges appear in spots Tickmark recognizes on the page. If badges are missing or sit in a corner, QuickBooks may have changed the page. Check here which spots are found.',
  check: 'Check open QuickBooks tabs',
  checking: 'Looking at the tabs…',
  failed: 'The tabs could not be checked. Reload this page and try again.',
  no_tabs: 'No QuickBooks tab is open. Open the page that you want to check in QuickBooks, and check again.',
  untitled: 'QuickBooks tab',
  asleep: 'The browser has put this tab to sleep. Open it, and check again.',
  silent: 'Tickmark isn’t responding in this tab. Reload the tab, and check again.',
  nothing: 'This page has no record or list, so there’s nothing to check.',
  all_found: 'Every spot was found.',
  missed: (n: number) => plural('en', n, { one: '1 spot not found.', other: `${n} spots not found.` }),

  place: (place: string) => PLACES[place] ?? place,
  found: 'Found by',
  not_found: 'Not found',
  not_shown: 'Not on this page; not needed',
  since: 'since',
  since_now: 'first noticed just now',
  times: (n: number) => plural('en', n, { one: 'noticed once', other: `noticed ${n} times` }),
  before: 'previously not found, first on',

  save: 'Save for support',
  save_what:
    'The file lists spot names and the page’s structure (element and attribute names and nesting). It contains no text or values from the page.',
  show: 'Show what is saved',
  saved: 'What is saved for support',
};

export type LayoutCheckWords = typeof layoutCheck;
