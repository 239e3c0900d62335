import { expect, test } from 'vitest';
import { packFindings, unpackFindings } from './pack-findings.ts';
import type { Finding, Verdict } from './verdicts.ts';

const finding = (verdict: Verdict, id: string, would_double = false): Finding => ({
  ...{ verdict, row: null, differs: [], open: null, would_double, changed_since: false },
  record: { id, type: 'invoice', number: id, name: null, party: 'Zoë "A"', date: null, amount: null },
});

test('findings come back as they were, in their order, verdict by verdict', () => {
  const failed = [
    finding('failed_present', '1', true),
    finding('failed_present', '2'),
    finding('failed_present', '3'),
  ];
  const agreeing = [finding('agree', '4')];
  const parts = packFindings([...agreeing, ...failed], 2);
  expect(parts.map(({ verdict, doubles }) => [verdict, doubles])).toEqual([
    ['failed_present', ['1']],
    ['failed_present', []],
    ['agree', []],
  ]);
  const findings = unpackFindings(parts);
  expect(findings.of('failed_present')).toEqual(failed);
  expect(findings.of('agree')).toEqual(agreeing);
  expect(findings.of('only_platform')).toEqual([]);
  // The same list again, so that what is drawn from it need not be drawn anew.
  expect(findings.of('agree')).toBe(findings.of('agree'));
});
