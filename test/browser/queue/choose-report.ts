import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer';
import type { StoredRecord } from '../../sandbox/platform/store/stored-record.ts';

/** Chooses a file with this name and text in the field of the tab. The file stays: an answer may read it again. */
export async function chooseReport(page: Page, name: string, text: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-report-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, name);
  await writeFile(path, text);
  const field = await page.waitForSelector('input[type=file]');
  await (field as ElementHandle<HTMLInputElement>).uploadFile(path);
}

/** Names that only the report has. */
export const NAMES_IN_REPORT = [
  'Somebody Quite Different With a Rather Long Name',
  'Entered by hand',
] as const;

/** A report of a company's invoices with differences of several kinds. */
export function reportOfInvoices(records: readonly StoredRecord[]): string {
  const lines = ['Invoice List by Date', 'Maple Landscaping Inc.', 'All Dates', ''];
  lines.push('Date,Transaction type,Num,Name,Memo,Due date,Amount,Open balance');
  const invoices = records.filter(({ type, date, amount }) => type === 'invoice' && date && amount);
  const inBooks = invoices.filter(({ sync }) => sync.quickbooks?.status === 'active');
  const failed = invoices.filter(({ sync }) => sync.state === 'failed').slice(0, 2);
  for (const [n, { number, date, party, amount }] of [...inBooks.slice(2), ...failed].entries()) {
    const name = n === 5 ? NAMES_IN_REPORT[0] : party?.name;
    const value = Number(amount?.value) + (n % 40 === 7 ? 12.5 : 0);
    const cells = [date, 'Invoice', n === 9 ? '' : number, name, '', '', value.toFixed(2), ''];
    lines.push(cells.map((cell) => `"${cell ?? ''}"`).join(','));
    if (n === 12) lines.push(lines.at(-1) ?? '');
  }
  lines.push(`"2026-02-20","Invoice","H-501","${NAMES_IN_REPORT[1]}","","","75.00","75.00"`, '');
  return [...lines, '"Accrual Basis Tuesday, March 3, 2026 09:00 AM GMT-05:00"', ''].join('\r\n');
}
