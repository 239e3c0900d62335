import * as z from 'zod/mini';
import { checkSchema, comparedFieldSchema, sameNumberSchema } from '../check.ts';
import { effectsSchema, operationSchema, resultSchema, resultsSchema } from '../command.ts';
import { capabilitiesSchema, companySchema, connectionSchema } from '../connection.ts';
import { candidateSchema, customersSchema } from '../customers.ts';
import { feedSchema, lookupAnswerSchema } from '../feed.ts';
import { moneySchema, personSchema } from '../fields.ts';
import { listItemSchema, listPageSchema } from '../lists.ts';
import { backfillAnswerSchema, logEntrySchema, logPageSchema } from '../log.ts';
import { problemSchema } from '../problem.ts';
import { quickBooksCopySchema, recordSchema, syncSchema } from '../record.ts';
import {
  addListItemRequest,
  backfillRequest,
  commandSchema,
  commandsRequest,
  lookupRequest,
  renameListItemRequest,
  runRequest,
} from '../requests.ts';
import { runAnswerSchema, runSchema } from '../run.ts';

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
