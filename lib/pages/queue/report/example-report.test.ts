import { expect, test } from 'vitest';
import { labelKeyOf } from '../../../core/identity/label-key.ts';
import { LANGUAGE_TAGS } from '../../../core/languages.ts';
import { matchReport } from '../../../core/report/match-report.ts';
import { readReport } from '../../../core/report/read-report.ts';
import { sideRecord } from '../../../core/report/side-record.ts';
import { EXAMPLE_TEXTS } from '../../../locales/example/index.ts';
import { readExampleFile } from '../../../platform/example/example-file.ts';
import { writeExample } from '../../../platform/example/write-example.ts';
import { writeExampleReport } from './example-report.ts';
import { readFile } from './read-file.ts';

test.each(LANGUAGE_TAGS)(
  'the report of the example in %s is read whole, and shows what a check can find',
  async (tag) => {
    const now = Date.now();
    const file = readExampleFile(JSON.stringify(writeExample(EXAMPLE_TEXTS[tag])), now);
    const records = file.records.map(({ record }) => record);
    const company = file.connection.companies[0]?.name ?? '';
    const read = await readFile(new Blob([writeExampleReport(company, records)]));
    if (!('table' in read)) throw new Error(JSON.stringify(read));
    const outcome = readReport(read.table, company, null);
    if (outcome.status !== 'read') throw new Error(JSON.stringify(outcome));
    expect(outcome.report).toMatchObject({ whole: 'total', company });
    const side = {
      records: records.map((record) => sideRecord(record, record.sync.state, labelKeyOf(record))),
      currency: EXAMPLE_TEXTS[tag].currency,
    };
    const { findings } = matchReport(outcome.report, side, now);
    const found = findings.map(({ verdict, record }) => [verdict, record?.id ?? '-'].join(' '));
    expect(found).toEqual(
      expect.arrayContaining([
        'amount_differs invoice-1047',
        'amount_differs invoice-1048',
        'details_differ invoice-1049',
        'failed_present invoice-1055',
        'synced_missing invoice-1041',
        'only_quickbooks -',
      ]),
    );
    expect(found.filter((each) => each.startsWith('synced_missing'))).toHaveLength(1);
    expect(found.filter((each) => each.startsWith('agree')).length).toBeGreaterThan(12);
  },
);
