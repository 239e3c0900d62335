import type { ListPage } from '../../lib/core/records/list-item.ts';
import type { QuickBooksRef } from '../../lib/core/records/record-types.ts';
import type { ConnectionAnswer } from '../../lib/protocol/panel.ts';
import type { DoneAnswer, Refused } from '../../lib/protocol/views.ts';

/** The lists that can be edited. */
export const EDITABLE = ['classes', 'departments'] as const;
export type EditableList = (typeof EDITABLE)[number];

export type ListChange =
  | { readonly kind: 'add'; readonly name: string; readonly parent_id: string | null }
  | { readonly kind: 'rename'; readonly id: string; readonly version: string; readonly name: string }
  | { readonly kind: 'deactivate'; readonly id: string; readonly version: string };

/** The requests of the reference lists. None of them rejects. */
export interface ReferenceCalls {
  askConnection(): Promise<ConnectionAnswer | Refused>;
  openList(list: string, cursor: string | null): Promise<ListPage | Refused>;
  editList(list: EditableList, edit: ListChange): Promise<DoneAnswer>;
  addressOf(ref: QuickBooksRef): string | null;
  openAddress(address: string): void;
}

/** Whether a list can be edited. */
export function isEditable(list: string): list is EditableList {
  return EDITABLE.some((each) => each === list);
}
