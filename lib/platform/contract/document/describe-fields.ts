import type { Schema } from './describe-schemas.ts';

/** What a schema or a field means where its name does not say it all: `Schema` or `Schema.field`. */
const MEANINGS: Readonly<Record<string, string>> = {
  Money: 'A decimal string and an ISO 4217 code; both or none.',
  Problem: 'RFC 9457, with a stable `code`, whether trying again can help, and an id for support.',
  'Company.realm_id': 'The QuickBooks company id.',
  'Company.time_zone': 'IANA name; calendar dates of the company are in this zone.',
  'Company.records_since': 'Records from before are not reported unless a backfill brings them in.',
  'Capabilities.no_update': 'Types whose QuickBooks copy the platform cannot change.',
  'Capabilities.batch_max': 'The most commands of one call, 200 at most.',
  'Record.version': 'Changes with every change; a command carries the one that the user saw.',
  'Record.date': 'Calendar date in the time zone of the company.',
  'Record.fee': 'The processing fee of a payment.',
  'Record.direction': '`export`: from the platform to QuickBooks; `import`: the other way.',
  'Record.depends_on': 'Records that have to be in QuickBooks before this one.',
  'Record.allowed': 'The commands that this user may send for this record now.',
  'SyncStatus.state': 'A word that is not listed is shown as unknown, in grey.',
  'SyncStatus.position': 'The place in the queue.',
  'QuickBooksCopy.type': 'The entity name of the QuickBooks Online Accounting API.',
  'QuickBooksCopy.name':
    'How the copy is called in QuickBooks; a path such as `Automobile:Gas` where it has parents.',
  'QuickBooksCopy.party': 'Whom the copy names in QuickBooks. Lists in QuickBooks show this name.',
  'QuickBooksCopy.date': 'The date of the copy in QuickBooks.',
  'Command.key': 'A UUID made before the first attempt; the platform does one key once.',
  'Command.input':
    'By action: `resync` {"fields": {name: "platform" | "quickbooks"}}; `move` {"to": "top" | "bottom"}; `skip` {"reason", "until"}; `ignore_error`, `notice_error` {"signature"}; `clear_id` {"confirm_duplicate"} only where the record still exists; `link` {"quickbooks": {"type", "id"}}; `create_new` {"display_name"}; `update` {"fields"}.',
  'CommandResult.status':
    '`done`: it has happened. `accepted`: it will; follow the operation or the feed. `conflict`: someone else was first, `by` says who. `refused`: `problem` says why.',
  'CommandResult.record': 'The record as it is now.',
  'Effects.releases': 'Records that wait for this one and would go on.',
  'RunRequest.record_ids': '`null` for the whole queue.',
  'Operation.status': 'An operation that has failed says why in `problem`.',
  'LookupRequest.numbers': 'For records whose QuickBooks id is not known.',
};

/**
 * Writes the meanings into the schemas.
 * @throws Error where a meaning is of a schema or field that is not there any more
 */
export function describeFields(schemas: Readonly<Record<string, Schema>>): void {
  for (const [place, description] of Object.entries(MEANINGS)) {
    const [name = '', field] = place.split('.');
    const schema = field ? schemas[name]?.properties?.[field] : schemas[name];
    if (!schema || typeof schema === 'boolean') throw new Error(`There is no ${place} to describe`);
    schema.description = description;
  }
}
