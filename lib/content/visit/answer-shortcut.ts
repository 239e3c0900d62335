import type { Language } from '../../core/languages.ts';
import type { PageWords } from '../../locales/page/en.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import { labelOf } from './face-of-record.ts';

/** The record that the Resync shortcut applies to, or why it does nothing here. */
export function answerShortcut(page: {
  readonly company: Company;
  readonly companyName: string | null;
  readonly isConnected: boolean;
  readonly isRecordPage: boolean;
  readonly record: RecordView | null;
  readonly words: PageWords;
  readonly language: Language;
}): { readonly run: RecordView } | { readonly say: string } {
  const { company, record, words } = page;
  if (company.status === 'conflict') return { say: words.shortcut_conflict };
  if (!page.isConnected) return { say: words.shortcut_unknown(page.companyName) };
  if (!page.isRecordPage) return { say: words.shortcut_other };
  if (!record) return { say: words.shortcut_unknown(page.companyName) };
  if (record.busy) return { say: words.under_way };
  const command = record.commands.find(({ action }) => action === 'resync');
  if (command?.enabled) return { run: record };
  const label = labelOf(record, words, page.language);
  return { say: command?.why ?? words.shortcut_not_allowed(record.type, label) };
}
