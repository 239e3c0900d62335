import { expect, test } from 'vitest';
import {
  judgePlaces,
  type LayoutAnswer,
  type LayoutChecks,
  layoutReportName,
  type PlaceAnswer,
  writeLayoutReport,
} from './layout-report.ts';

const place = (more: Partial<PlaceAnswer>): PlaceAnswer => ({
  place: 'title',
  needed: true,
  found: null,
  tried: [{ anchor: 'dialog-title', fit: 'absent' }],
  ...more,
});
const ANSWER: LayoutAnswer = {
  page: 'customerdetail',
  places: [
    place({}),
    place({ place: 'list', found: 'main', tried: [{ anchor: 'main', fit: 'fits' }] }),
    place({ place: 'column-party', needed: false }),
  ],
  shape: 'body\n h2 ~',
};
const since = '2026-03-01T09:00:00Z';
const CHECKS: LayoutChecks = {
  version: '0.1.0',
  at: '2026-03-03T14:00:00.000Z',
  tabs: [],
  misses: [
    { page: 'invoice', place: 'title', since, count: 7 },
    { page: 'customerdetail', place: 'title', since, count: 2 },
  ],
};

test('earlier misses are found by page and place; an unneeded place is no miss', () => {
  expect(judgePlaces(ANSWER, CHECKS.misses).map(({ verdict, misses }) => [verdict, misses])).toEqual([
    ['missed', { since, count: 2 }],
    ['found', null],
    ['not_shown', null],
  ]);
});

test('the report lists found places, missed places with their start, and the structure', () => {
  expect(writeLayoutReport(ANSWER, CHECKS).split('\n')).toEqual([
    'Tickmark 0.1.0, layout check, 2026-03-03T14:00:00.000Z',
    'page: customerdetail',
    'title: missed, missed since 2026-03-01T09:00:00Z (2); dialog-title absent',
    'list: found by main; main fits',
    'column-party: not shown; dialog-title absent',
    '',
    expect.stringMatching(/^shape: /),
    'body',
    ' h2 ~',
    '',
  ]);
  expect(layoutReportName(ANSWER, CHECKS)).toBe('tickmark-layout-customerdetail-2026-03-03.txt');
});
