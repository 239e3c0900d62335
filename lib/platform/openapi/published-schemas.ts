import * as z from 'zod/mini';
import { checkSchema, comparedFieldSchema, sameNumberSchema } from '../contract/check.ts';
import { effectsSchema, operationSchema, resultSchema, resultsSchema } from '../contract/command.ts';
import { capabilitiesSchema, companySchema, connectionSchema } from '../contract/connection.ts';
import { candidateSchema, customersSchema } from '../contract/customers.ts';
import { feedSchema, lookupAnswerSchema } from '../contract/feed.ts';
import { moneySchema, personSchema } from '../contract/fields.ts';
import { listItemSchema, listPageSchema } from '../contract/lists.ts';
import { backfillAnswerSchema, logEntrySchema, logPageSchema } from '../contract/log.ts';
import { problemSchema } from '../contract/problem.ts';
import { quickBooksCopySchema, recordSchema, syncSchema } from '../contract/record.ts';
import {
  addListItemRequest,
  backfillRequest,
  commandSchema,
  commandsRequest,
  lookupRequest,
  renameListItemRequest,
  runRequest,
} from '../contract/requests.ts';
import { runAnswerSchema, runSchema } from '../contract/run.ts';

const record = z.nullish(recordSchema);
const publishedResult = z.extend(resultSchema, { record });

/**
 * The schemas of the published document by name. Where Tickmark reads entries one by one, so that a bad one does not
 * spoil the others, the document says what each entry has to be.
 */
export const PUBLISHED = {
  Money: moneySchema,
  Person: personSchema,
  Problem: problemSchema,
  Connection: z.extend(connectionSchema, { companies: z.array(companySchema) }),
  Company: companySchema,
  Capabilities: capabilitiesSchema,
  Record: recordSchema,
  SyncStatus: syncSchema,
  QuickBooksCopy: quickBooksCopySchema,
  RecordsPage: z.extend(feedSchema, { records: z.array(recordSchema) }),
  LookupRequest: lookupRequest,
  LookupAnswer: z.extend(lookupAnswerSchema, { records: z.array(recordSchema) }),
  Command: commandSchema,
  CommandsRequest: commandsRequest,
  CommandResult: publishedResult,
  CommandResults: z.extend(resultsSchema, { results: z.array(publishedResult) }),
  Effects: effectsSchema,
  Operation: z.extend(operationSchema, { record }),
  RunRequest: runRequest,
  Run: runSchema,
  RunAnswer: runAnswerSchema,
  Check: z.extend(checkSchema, {
    same_number: z.nullish(z.array(sameNumberSchema)),
    fields: z.nullish(z.array(comparedFieldSchema)),
  }),
  Customers: z.extend(customersSchema, { customers: z.array(candidateSchema) }),
  Candidate: candidateSchema,
  ListPage: z.extend(listPageSchema, { items: z.array(listItemSchema) }),
  ListItem: listItemSchema,
  AddListItemRequest: addListItemRequest,
  RenameListItemRequest: renameListItemRequest,
  LogPage: z.extend(logPageSchema, { entries: z.array(logEntrySchema) }),
  LogEntry: logEntrySchema,
  BackfillRequest: backfillRequest,
  BackfillAnswer: backfillAnswerSchema,
} as const satisfies Record<string, z.ZodMiniType>;

export type SchemaName = keyof typeof PUBLISHED;
