import type { ChangesPage, ReadRecords } from '../port.ts';
import { cursor, flag, object, rows } from './fields.ts';
import { need } from './read.ts';
import { readRecords } from './record.ts';

/** A page of the feed (§3); it always has the cursor to continue from. */
export const feedSchema = object({ records: rows, cursor, has_more: flag });
export const lookupAnswerSchema = object({ records: rows });

/** Reads a page of the feed. @throws PlatformError `not_a_platform` when the page's own frame is wrong */
export function readChanges(json: unknown): ChangesPage {
  const page = need(feedSchema, json, 'page of records');
  return { ...readRecords(page.records), cursor: page.cursor, has_more: page.has_more ?? false };
}

/** Reads the answer to a look-up. @throws PlatformError `not_a_platform` */
export function readLookup(json: unknown): ReadRecords {
  return readRecords(need(lookupAnswerSchema, json, 'list of records').records);
}
