import type * as z from 'zod/mini';
import { COMPANY_REQUESTS, type CompanyAnswers } from './company.ts';
import { DIAGNOSIS_REQUESTS, type DiagnosisAnswers } from './diagnosis.ts';
import { OPTIONS_REQUESTS, type OptionsAnswers } from './options.ts';
import { PAGE_REQUESTS, type PageAnswers } from './page.ts';
import { PANEL_REQUESTS, type PanelAnswers } from './panel.ts';
import { QUEUE_REQUESTS, type QueueAnswers } from './queue.ts';
import { RECORD_REQUESTS, type RecordAnswers } from './record.ts';
import { STORE_REQUESTS, type StoreAnswers } from './store.ts';

/** All requests, with who may send them and their schemas. */
export const REQUESTS = {
  ...PAGE_REQUESTS,
  ...RECORD_REQUESTS,
  ...COMPANY_REQUESTS,
  ...OPTIONS_REQUESTS,
  ...DIAGNOSIS_REQUESTS,
  ...QUEUE_REQUESTS,
  ...PANEL_REQUESTS,
  ...STORE_REQUESTS,
} as const;

export type RequestType = keyof typeof REQUESTS;
export type Request = { [T in RequestType]: z.output<(typeof REQUESTS)[T]['schema']> }[RequestType];
export type RequestOf<T extends RequestType> = Extract<Request, { readonly type: T }>;

interface Answers
  extends CompanyAnswers,
    DiagnosisAnswers,
    OptionsAnswers,
    PageAnswers,
    PanelAnswers,
    QueueAnswers,
    RecordAnswers,
    StoreAnswers {}
export type AnswerOf<T extends RequestType> = Answers[T];

/** The envelope of an answer: the answer itself, or the error that the gate or the handler threw. */
export type Reply<T extends RequestType> =
  | { readonly ok: true; readonly answer: AnswerOf<T> }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string; readonly retryable: boolean };
    };
