import { expect, test } from 'vitest';
import { numberAtEnd } from './shown-number.ts';

test.each([
  ['Invoice #1047', '1047'],
  ['Invoice # 1047', '1047'],
  ['Invoice no.1047', '1047'],
  ['Invoice no. 1047', '1047'],
  ['Invoice No INV-7', 'INV-7'],
  ['Facture nº 1047', '1047'],
  ['Facture n°1047 ', '1047'],
  ['Bill ACCT-7781', 'ACCT-7781'],
  ['Invoice NO1047', 'NO1047'],
  ['1047', '1047'],
  ['Receive Payment', null],
  ['Invoice', null],
])('the title %j ends with the number %j', (title, number) => {
  expect(numberAtEnd(title)).toBe(number);
});
