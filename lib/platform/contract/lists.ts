import * as z from 'zod/mini';
import type { ListItem, ListPage } from '../../core/records/list-item.ts';
import {
  count,
  cursor,
  date,
  flag,
  id,
  longText,
  money,
  neededId,
  object,
  rows,
  text,
  time,
} from './fields.ts';
import { check, keepGood, need } from './read.ts';
import { cutText, fieldsOf, readMoney } from './read-fields.ts';

/** Lists that can be read, and lists that can be edited while tracking is on (§6). */
export const READABLE_LISTS = [
  'accounts',
  'bills',
  'credit_memos',
  'employees',
  'journal_entries',
  'purchases',
  'tax_codes',
] as const;
export const EDITABLE_LISTS = ['classes', 'departments'] as const;

export const listItemSchema = object({
  id: neededId,
  version: id,
  name: text,
  number: text,
  detail: longText,
  amount: money,
  date,
  active: flag,
  used_by: count,
  quickbooks_id: id,
  state: text,
});

export const listPageSchema = object({
  items: rows,
  cursor: z.nullish(cursor),
  has_more: flag,
  read_at: time,
});

function toListItem(wire: z.output<typeof listItemSchema>): ListItem {
  return {
    id: wire.id,
    ...fieldsOf(wire, 'version', 'name', 'number', 'date', 'used_by', 'quickbooks_id', 'state'),
    detail: cutText(wire.detail),
    amount: readMoney(wire.amount),
    active: wire.active ?? true,
  };
}

/** Reads a page of a list; leaves out entries that break the contract. @throws PlatformError `not_a_platform` */
export function readListPage(json: unknown): ListPage {
  const wire = need(listPageSchema, json, 'list');
  return {
    items: keepGood(listItemSchema, wire.items, toListItem),
    ...fieldsOf(wire, 'cursor', 'read_at'),
    // Without a cursor there is nothing to continue from.
    has_more: (wire.has_more ?? false) && !!wire.cursor,
  };
}

/** Reads the item after an edit, bare or framed as `{"item": …}`; `null` when the answer has none. */
export function readEditedItem(json: unknown): ListItem | null {
  const framed = check(object({ item: listItemSchema }), json);
  const bare = check(listItemSchema, json);
  if (framed.ok) return toListItem(framed.value.item);
  return bare.ok ? toListItem(bare.value) : null;
}
