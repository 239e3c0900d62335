import type { LineGroup } from '../../core/records/line-groups.ts';
import { formatNumber, plural } from '../plural.ts';

const n = (count: number) => formatNumber(count, 'en');

/** Words of the line above a list and of the chip in a page's corner. */
export const line = {
  region: 'Tickmark',
  /** What the counts are about: the records of this list, or all of the company. */
  counted: (list: string | null) => `${list ?? 'All records'}:`,
  groups: {
    agree: (count: number) => `${n(count)} ${plural('en', count, { one: 'agrees', other: 'agree' })}`,
    warned: (count: number) => `${n(count)} with warnings`,
    changed: (count: number) => `${n(count)} changed`,
    link_broken: (count: number) =>
      `${n(count)} ${plural('en', count, { one: 'link broken', other: 'links broken' })}`,
    failed: (count: number) => `${n(count)} failed`,
    failed_absent: (count: number) =>
      plural('en', count, {
        one: '1 failed and isn’t in QuickBooks yet',
        other: `${n(count)} failed and aren’t in QuickBooks yet`,
      }),
    unknown: (count: number) => `${n(count)} unknown`,
    to_approve: (count: number) => `${n(count)} to approve`,
    pending: (count: number) => `${n(count)} pending`,
  } satisfies Record<LineGroup, (count: number) => string>,
  reading: 'still reading',
  needs_decision: (count: number, platform: string) =>
    plural('en', count, {
      one: `1 record from ${platform} needs a decision.`,
      other: `${n(count)} records from ${platform} need a decision.`,
    }),
  review: (count: number) => `Review ${n(count)}`,
  only: 'Show only these',
  /** @param rows the rows in view that stand out */
  only_on: (rows: number) => {
    if (rows === 0)
      return 'No row in view needs a decision; all are dimmed. QuickBooks’ own filter is unchanged.';
    const need = plural('en', rows, {
      one: '1 row in view needs a decision',
      other: `${n(rows)} rows in view need a decision`,
    });
    return `${need}; the others are dimmed. QuickBooks’ own filter is unchanged.`;
  },
  only_off: 'Show all rows',
  what_to_do: 'What to do',
  reload: 'Reload',
  /** A different name from the button of messages, to distinguish them. */
  not_now: 'Not now',

  unconnected: 'See next to each record whether it matches the platform it came from.',
  connect: 'Connect Tickmark',

  /** @param company its name, or else its id */
  company_conflict: (company: string | null) =>
    company === null
      ? 'Tickmark can’t tell which company is open in QuickBooks. Reload this tab to see sync badges.'
      : `Company ${company} is now open in QuickBooks, but this tab was opened for another one. Reload this tab to see sync badges.`,
  address_conflict: (company: string | null) =>
    `This page’s address is for a different company than the one open in QuickBooks${company === null ? '' : ` (${company})`}, so no badges are shown.`,
};

export type LineWords = typeof line;
