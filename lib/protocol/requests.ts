import type * as z from 'zod/mini';
import { COMPANY_REQUESTS } from './requests/company.ts';
import { OPTIONS_REQUESTS } from './requests/options.ts';
import { PAGE_REQUESTS } from './requests/page.ts';
import { PANEL_REQUESTS } from './requests/panel.ts';
import { QUEUE_REQUESTS } from './requests/queue.ts';
import { RECORD_REQUESTS } from './requests/record.ts';

/** Every request there is, with who may send it and what it must look like. */
export const REQUESTS = {
  ...PAGE_REQUESTS,
  ...RECORD_REQUESTS,
  ...COMPANY_REQUESTS,
  ...OPTIONS_REQUESTS,
  ...QUEUE_REQUESTS,
  ...PANEL_REQUESTS,
} as const;

export type RequestType = keyof typeof REQUESTS;
export type Request = { [T in RequestType]: z.output<(typeof REQUESTS)[T]['schema']> }[RequestType];
export type RequestOf<T extends RequestType> = Extract<Request, { readonly type: T }>;
