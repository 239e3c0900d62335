/** Whether a table has this key. */
export function isKeyOf<Table extends object>(key: PropertyKey, table: Table): key is keyof Table {
  return Object.hasOwn(table, key);
}

/** The keys of a table, in the order of the table. Only for tables whose keys are exactly those of their type. */
export function keysOf<Key extends string>(table: Readonly<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
