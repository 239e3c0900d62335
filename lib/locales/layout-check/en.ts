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
  title: 'Layout of QuickBooks’ pages',
  intro:
    'Badges stand where Tickmark knows a place on the page. When badges are missing or stand in a corner, QuickBooks may have changed the page: check here which places are found and which are missed.',
  check: 'Check open QuickBooks tabs',
  checking: 'Looking at the tabs…',
  failed: 'The tabs could not be checked. Reload this page and try again.',
  no_tabs: 'No QuickBooks tab is open. Open the page that you want to check in QuickBooks, and check again.',
  untitled: 'QuickBooks tab',
  asleep: 'The browser has put this tab to sleep. Open it, and check again.',
  silent: 'Tickmark does not answer in this tab. Reload the tab, and check again.',
  nothing: 'This page shows neither a record nor a list: nothing is looked for here.',
  all_found: 'All places are found.',
  missed: (n: number) => plural('en', n, { one: '1 place is missed.', other: `${n} places are missed.` }),

  place: (place: string) => PLACES[place] ?? place,
  found: 'Found by',
  not_found: 'Missed',
  not_shown: 'Not shown here; badges do without it',
  since: 'since',
  since_now: 'noticed now for the first time',
  times: (n: number) => plural('en', n, { one: 'noticed once', other: `noticed ${n} times` }),
  before: 'missed before, first on',

  save: 'Save for support',
  save_what:
    'The file for support holds the names of places, and the shape of the page: element and attribute names and how they are nested. No text and no value of the page is in it.',
  show: 'Show what is saved',
  saved: 'What is saved for support',
};

export type LayoutCheckWords = typeof layoutCheck;
