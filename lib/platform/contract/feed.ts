import { PlatformError } from '../platform-error.ts';
import type { ChangesPage, ReadRecords } from '../port.ts';
import { cursor, flag, object, rows } from './fields.ts';
import { need } from './read.ts';
import { readRecords } from './record.ts';

/** A page of the feed (§3); it always has the cursor to continue from. */
export const feedSchema = object({ records: rows, cursor, has_more: flag });
export const lookupAnswerSchema = object({ records: rows });

/** No more than 200 are asked for; a platform that gives somewhat more is read all the same. */
const PAGE_MOST = 1_000;

/** Reads a page of the feed. @throws PlatformError `not_a_platform` when the page's own frame is wrong */
export function readChanges(json: unknown): ChangesPage {
  const page = need(feedSchema, json, 'page of records');
  if (page.records.length > PAGE_MOST) {
    throw new PlatformError('not_a_platform', `The answer is no page of records: more than ${PAGE_MOST}`);
  }
  return { ...readRecords(page.records), cursor: page.cursor, has_more: page.has_more ?? false };
}

/** Reads the answer to a look-up. @throws PlatformError `not_a_platform` */
export function readLookup(json: unknown): ReadRecords {
  return readRecords(need(lookupAnswerSchema, json, 'list of records').records);
}
