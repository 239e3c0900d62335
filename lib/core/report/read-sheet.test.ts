import { expect, test } from 'vitest';
import { readSheet } from './read-sheet.ts';

const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const read = (xml: string, more: Readonly<Record<string, string>> = {}, most = 1_000) =>
  readSheet((path) => ({ 'xl/worksheets/sheet1.xml': xml, ...more })[path] ?? null, most);

test('a sheet is read as texts: shared, inline, written by a formula, numbers and days', () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a &amp; b</t></is></c></row>' +
    '<row r="3"><c r="B3" s="2"><v>1234.5</v></c><c r="C3"><v>46294</v></c><c r="D3" t="str"><f>A1</f><v>x</v></c><c r="E3"/></row>';
  const shared = {
    'xl/sharedStrings.xml': '<sst><si><r><t>Da</t></r><r><t>te</t></r><rPh><t>no</t></rPh></si></sst>',
  };
  expect(read(sheet(rows), shared)).toEqual([['Date', '', 'a & b'], [''], ['', '1234.50', '46294', 'x']]);
});

test('a number keeps the decimals that the currency has', () => {
  const xml = sheet('<row r="1"><c r="A1"><v>1.2549999999999999</v></c><c r="B1"><v>1250</v></c></row>');
  const files = (path: string) => (path === 'xl/worksheets/sheet1.xml' ? xml : null);
  expect(readSheet(files, 10, 3)).toEqual([['1.255', '1250']]);
});

test('the first sheet is found by the workbook, with prefixed names', () => {
  const files: Record<string, string> = {
    'xl/workbook.xml':
      '<x:workbook><x:sheets><x:sheet name="R" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId7" Target="/xl/worksheets/a.xml"/></Relationships>',
    'xl/worksheets/a.xml': '<x:worksheet><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:worksheet>',
  };
  expect(readSheet((path) => files[path] ?? null, 10)).toEqual([['7']]);
});

test.each([
  ['without an end', '<worksheet><sheetData><row r="1"/>'],
  ['with more rows than Excel has', sheet('<row r="2000"/>')],
  ['with rows that go back', sheet('<row r="5"/><row r="2"/>')],
  ['with a cell far outside', sheet('<row r="1"><c r="ZZZ1"><v>1</v></c></row>')],
])('a sheet %s is refused', (_, xml) => {
  expect(read(xml)).toBeNull();
});
