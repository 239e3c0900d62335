import type { NewDocument } from '../platform/books/books.ts';
import type { StoredRecord } from '../platform/store/stored-record.ts';
import { ACCESS_KEYS } from './access-keys.ts';
import { documentOf } from './document-of.ts';
import { sandboxLists } from './sandbox-lists.ts';
import { BLUEBIRD_DENTAL, ERABLIERE_COTE, FIELDPRO_SETTINGS, MAPLE_LANDSCAPING } from './sandbox-settings.ts';
import { type RecordSeed, seedRecord } from './seed-record.ts';
import type { World, WorldCompany } from './world.ts';

/** Tuesday 2026-03-03 09:00 in Toronto. */
export const SCENARIO_NOW = '2026-03-03T14:00:00Z';
const EARLIER = '2026-03-03T13:50:00Z';

/** A record of a scenario world. */
export const scenarioRecord = (seed: RecordSeed): StoredRecord => seedRecord(seed, seed.since ?? EARLIER);

export const CEDAR_GROVE = { id: 'cus_201', name: 'Cedar Grove HOA' };
export const BIRCH_AND_SONS = { id: 'cus_202', name: 'Birch & Sons' };
/** QuickBooks id of Cedar Grove HOA. */
export const CEDAR_GROVE_ID = '58';

export const DUPLICATE_NUMBER_1043 = {
  code: '6140',
  message: 'Duplicate Document Number Error',
  detail:
    'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Credit Memo with TxnId=111',
};
export const CLOSED_PERIOD = {
  code: '6200',
  message: 'Account Period Closed, Cannot Update Through Services API',
  detail:
    'The account period has closed and the account books cannot be updated through the QBO Services API. Please use the QBO website to make these changes.',
};
export const NO_MATCH_BIRCH = {
  code: 'no_match',
  message: 'No matching customer in QuickBooks',
  detail: 'No customer in QuickBooks is named "Birch & Sons".',
};
export const NO_MATCH_SPRING = {
  code: 'no_match',
  message: 'No matching service in QuickBooks',
  detail: 'No product or service in QuickBooks is named "Spring clean-up".',
};
export const DELETED_THERE = {
  code: '610',
  message: 'Object Not Found',
  detail: 'Object Not Found : Another user has deleted this transaction.',
};

/** The base records of Company A, in queue order. */
export function baseRecords(): StoredRecord[] {
  return [
    { id: 'cus_201', type: 'customer', state: 'synced', name: CEDAR_GROVE.name, quickbooks: { id: '58' } },
    {
      id: 'cus_202',
      type: 'customer',
      state: 'failed',
      name: BIRCH_AND_SONS.name,
      match: 'ask',
      error: NO_MATCH_BIRCH,
      since: '2026-03-02T15:00:00Z',
    },
    {
      id: 'svc_31',
      type: 'service',
      state: 'failed',
      name: 'Spring clean-up',
      match: 'ask',
      error: NO_MATCH_SPRING,
      fields: { rate: '80.00' },
      since: '2026-03-02T15:10:00Z',
    },
    {
      id: 'inv_1041',
      type: 'invoice',
      state: 'synced',
      number: '1041',
      party: CEDAR_GROVE,
      date: '2026-02-10',
      amount: '1250.00',
      depends_on: ['cus_201'],
      quickbooks: { id: '145' },
    },
    {
      id: 'inv_1042',
      type: 'invoice',
      state: 'link_broken',
      number: '1042',
      party: CEDAR_GROVE,
      date: '2026-02-12',
      amount: '480.00',
      depends_on: ['cus_201'],
      quickbooks: { id: '146', status: 'deleted' },
      error: DELETED_THERE,
      since: '2026-02-28T14:00:00Z',
    },
    {
      id: 'inv_1043',
      type: 'invoice',
      state: 'failed',
      number: '1043',
      party: CEDAR_GROVE,
      date: '2026-02-27',
      amount: '2310.75',
      depends_on: ['cus_201'],
      error: DUPLICATE_NUMBER_1043,
      attempts: 2,
      since: '2026-03-02T19:20:00Z',
    },
    {
      id: 'inv_1044',
      type: 'invoice',
      state: 'failed',
      number: '1044',
      party: CEDAR_GROVE,
      date: '2026-01-30',
      amount: '99.99',
      depends_on: ['cus_201'],
      error: CLOSED_PERIOD,
      since: '2026-03-02T19:30:00Z',
    },
    {
      id: 'pay_501',
      type: 'payment',
      state: 'ready',
      number: '501',
      party: CEDAR_GROVE,
      date: '2026-03-02',
      amount: '1250.00',
      fee: '36.55',
      depends_on: ['inv_1041'],
    },
    {
      id: 'inv_1045',
      type: 'invoice',
      state: 'ready',
      number: '1045',
      party: CEDAR_GROVE,
      date: '2026-03-02',
      amount: '640.00',
      depends_on: ['cus_201'],
    },
    {
      id: 'inv_1046',
      type: 'invoice',
      state: 'scheduled',
      number: '1046',
      party: CEDAR_GROVE,
      date: '2026-03-02',
      amount: '72.50',
      depends_on: ['cus_201'],
    },
    {
      id: 'pay_502',
      type: 'payment',
      state: 'waiting',
      number: '502',
      party: CEDAR_GROVE,
      date: '2026-03-01',
      amount: '480.00',
      depends_on: ['inv_1042'],
    },
    {
      id: 'ref_12',
      type: 'refund',
      state: 'needs_approval',
      number: '12',
      party: CEDAR_GROVE,
      date: '2026-03-02',
      amount: '40.00',
      depends_on: ['cus_201'],
    },
    {
      id: 'exp_77',
      type: 'expense',
      state: 'needs_approval',
      number: '77',
      name: 'Processing fee',
      date: '2026-03-02',
      amount: '36.55',
      depends_on: ['pay_501'],
    },
  ].map((seed) => scenarioRecord(seed as RecordSeed));
}

/** The two records that come from QuickBooks and wait for approval. */
export function importRecords(): StoredRecord[] {
  return [
    scenarioRecord({
      id: 'cus_301',
      type: 'customer',
      state: 'needs_approval',
      name: 'Willow Court Apartments',
      direction: 'import',
      quickbooks: { id: '61' },
    }),
    scenarioRecord({
      id: 'pay_601',
      type: 'payment',
      state: 'needs_approval',
      number: '601',
      party: CEDAR_GROVE,
      date: '2026-03-02',
      amount: '215.00',
      direction: 'import',
      quickbooks: { id: '160' },
    }),
  ];
}

/** Documents in Company A's QuickBooks besides the copies of its records. */
export function baseDocuments(): NewDocument[] {
  const party = { id: CEDAR_GROVE_ID, name: CEDAR_GROVE.name };
  return [
    { type: 'Employee', id: '81', name: 'Crew lead' },
    { type: 'Employee', id: '82', name: 'Grounds crew' },
    { type: 'Account', id: '4', name: 'Landscaping Services', fields: { account_type: 'Income' } },
    { type: 'Item', id: '11', name: 'Mulch', fields: { rate: '45.00' } },
    { type: 'Item', id: '12', name: 'Spring cleanup', fields: { rate: '80.00' } },
    { type: 'Item', id: '13', name: 'Lawn care', fields: { rate: '60.00' } },
    { type: 'Class', id: '201', name: 'Residential' },
    { type: 'Class', id: '202', name: 'Commercial' },
    { type: 'CreditMemo', id: '111', number: '1043', party, date: '2026-02-20', amount: '50.00' },
    { type: 'Invoice', id: '149', number: '1099', party, date: '2026-02-26', amount: '310.00' },
  ];
}

/** QuickBooks copies of those records that are linked; deleted where the record says so. */
export function copiesOf(records: readonly StoredRecord[]): NewDocument[] {
  const ids = new Map(records.map((record) => [record.id, record.sync.quickbooks?.id ?? null]));
  return records.flatMap((record) => {
    if (!record.sync.quickbooks) return [];
    const { status } = record.sync.quickbooks;
    const linked = record.depends_on.flatMap((id) => {
      const parent = records.find((one) => one.id === id)?.sync.quickbooks;
      return record.type === 'payment' && parent?.type === 'Invoice'
        ? [{ type: parent.type, id: parent.id }]
        : [];
    });
    const made = documentOf(record, record.party ? (ids.get(record.party.id) ?? null) : null, {
      status: status === 'unknown' ? 'active' : status,
      linked,
      ...(record.direction === 'import' ? { made_by: 'hand', mark: null } : {}),
    });
    return [made];
  });
}

/** A company of a world, with the copies of its linked records in its QuickBooks. */
export function companyWorld(
  company: WorldCompany['company'],
  records: readonly StoredRecord[],
  documents: readonly NewDocument[] = [],
): WorldCompany {
  const own = new Set(documents.map((one) => `${one.type}:${one.id}`));
  const copies = copiesOf(records).filter((one) => !own.has(`${one.type}:${one.id}`));
  return { company, records, documents: [...copies, ...documents] };
}

/** Companies B and C of every scenario. */
function otherCompanies(): WorldCompany[] {
  const patient = { id: 'cus_b1', name: 'Harbor Street Clinic' };
  const cote = { id: 'cus_c1', name: 'Érablière Côté & Fils' };
  const usedBySupplier = {
    code: '6240',
    message: 'Duplicate Name Exists Error',
    detail: 'The name supplied already exists. : null',
  };
  const recordsB: RecordSeed[] = [
    { id: 'cus_b1', type: 'customer', state: 'synced', name: patient.name, quickbooks: { id: '58' } },
    {
      id: 'inv_b3001',
      type: 'invoice',
      state: 'synced',
      number: '3001',
      party: patient,
      date: '2026-02-16',
      amount: '180.00',
      depends_on: ['cus_b1'],
      quickbooks: { id: '145' },
    },
  ];
  const recordsC: RecordSeed[] = [
    {
      id: 'cus_c1',
      type: 'customer',
      state: 'synced',
      name: cote.name,
      quickbooks: { id: '91' },
      last_synced: { name: 'Érablière Côté' },
    },
    {
      id: 'inv_c2041',
      type: 'invoice',
      state: 'failed',
      number: '2041',
      party: cote,
      date: '2026-03-03',
      amount: '1234.56',
      currency: 'CAD',
      depends_on: ['cus_c1'],
      quickbooks: { id: '241' },
      error: usedBySupplier,
    },
  ];
  return [
    companyWorld(BLUEBIRD_DENTAL, recordsB.map(scenarioRecord)),
    companyWorld(ERABLIERE_COTE, recordsC.map(scenarioRecord), [
      { type: 'Vendor', id: '92', name: cote.name, currency: 'CAD' },
    ]),
  ];
}

/** A scenario world whose Company A holds exactly these records; documents are added to their copies. */
export function worldOf(
  records: readonly StoredRecord[],
  documents: readonly NewDocument[] = baseDocuments(),
  company: Partial<WorldCompany['company']> = {},
): World {
  const mine = companyWorld({ ...MAPLE_LANDSCAPING, ...company }, records, documents);
  return {
    now: SCENARIO_NOW,
    settings: FIELDPRO_SETTINGS,
    keys: ACCESS_KEYS,
    companies: [{ ...mine, lists: sandboxLists() }, ...otherCompanies()],
  };
}

/** Records with some of them replaced or added, by id. */
export function withRecords(
  records: readonly StoredRecord[],
  changed: readonly StoredRecord[],
): StoredRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  for (const record of changed) byId.set(record.id, record);
  return [...byId.values()];
}

/** The common world of the scenarios: base records in Companies A, B and C. */
export function commonWorld(): World {
  return worldOf([...baseRecords(), ...importRecords()]);
}
