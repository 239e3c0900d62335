import type { LayoutAnswer } from '../../lib/protocol/pushes.ts';
import { type JudgedPlace, judgePlaces, type LayoutChecks } from './tab-check.ts';

/**
 * The report on one page for support: found places, missed places with their start, and the page's structure, in
 * English. It contains no word and no value of the page, and no tab title.
 */
export function writeLayoutReport(answer: LayoutAnswer, checks: LayoutChecks): string {
  return [
    `Tickmark ${checks.version}, layout check, ${checks.at}`,
    `page: ${answer.page ?? 'neither a record nor a list'}`,
    ...judgePlaces(answer, checks.misses).map(lineOf),
    '',
    'shape: element[attributes]; + built alike more than once, ~ has a text, … a name left out, {place} found there',
    answer.shape,
    '',
  ].join('\n');
}

function lineOf({ place, verdict, found, misses, tried }: JudgedPlace): string {
  const recorded = misses ? `, missed since ${misses.since} (${misses.count})` : '';
  const told = verdict === 'found' ? `found by ${found}` : verdict.replace('_', ' ');
  const fits = tried.map(({ anchor, fit }) => `${anchor} ${fit}`).join(', ');
  return `${place}: ${told}${recorded}; ${fits}`;
}

/** The file name, which contains only the kind of page and the day. */
export function layoutReportName(answer: LayoutAnswer, checks: LayoutChecks): string {
  return `tickmark-layout-${answer.page ?? 'page'}-${checks.at.slice(0, 10)}.txt`;
}
