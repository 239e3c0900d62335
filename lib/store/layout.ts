import type {
  CompanyRow,
  ConnectionRow,
  CountersRow,
  CycleRow,
  JobRow,
  LogRow,
  MissRow,
  RecordRow,
  SetAsideRow,
} from './rows.ts';

/** The row of each table. */
export interface RowTypes {
  connections: ConnectionRow;
  companies: CompanyRow;
  records: RecordRow;
  counters: CountersRow;
  jobs: JobRow;
  cycles: CycleRow;
  log: LogRow;
  set_aside: SetAsideRow;
  misses: MissRow;
}

export type TableName = keyof RowTypes;

/** A field, or several whose values make up one key. */
type Path<Row> = (keyof Row & string) | readonly (keyof Row & string)[];

interface TableLayout<Row> {
  readonly key: Path<Row>;
  /** The browser numbers new rows, from 1. */
  readonly numbered?: true;
  readonly indexes: Readonly<Record<string, Path<Row>>>;
  /** The index of a field that holds a list: its entries are the keys. */
  readonly listed?: string;
}

/**
 * The tables: how each row is found. A change here is a new version (`upgrade-tables.ts`), and needs a sample of the version
 * before in the tests.
 */
export const LAYOUT = {
  connections: { key: 'id', indexes: {} },
  companies: { key: 'key', indexes: { realm: 'realm', connection: 'connection_id' } },
  records: {
    key: ['company_key', 'id'],
    indexes: {
      quickbooks: ['company_key', 'quickbooks_key'],
      label: ['company_key', 'label_key'],
      counted: ['company_key', 'counted', 'since'],
      parent: 'parent_keys',
    },
    listed: 'parent',
  },
  counters: { key: 'company_key', indexes: {} },
  jobs: {
    key: 'key',
    indexes: {
      lane: ['company_key', 'lane', 'due_at', 'order'],
      record: ['company_key', 'record_id'],
    },
  },
  cycles: { key: 'company_key', indexes: {} },
  log: {
    key: 'id',
    numbered: true,
    indexes: { company: ['company_key', 'id'], record: ['company_key', 'record_id'] },
  },
  set_aside: { key: ['company_key', 'id'], indexes: {} },
  misses: { key: 'id', indexes: {} },
} as const satisfies { readonly [Name in TableName]: TableLayout<RowTypes[Name]> };

type Layout = typeof LAYOUT;

/** The names of a table's indexes in the code. */
export type IndexName<Name extends TableName> = keyof Layout[Name]['indexes'] & string;

/** The value of a table's primary key. */
export type KeyOf<Name extends TableName> = Layout[Name]['key'] extends string
  ? Extract<RowTypes[Name][Layout[Name]['key'] & keyof RowTypes[Name]], IDBValidKey>
  : [companyKey: string, id: string];

/** The name of an index in the browser, as earlier versions have stored it: the field, or `[a+b]`. */
export function storedName(path: Path<never>): string {
  return typeof path === 'string' ? path : `[${path.join('+')}]`;
}
