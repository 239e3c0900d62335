import type { RecordDetail } from '../../lib/protocol/panel.ts';

/** The parts of a record's view with a form for correcting something. */
export interface ShownParts {
  /** The document with the record's number, and a form for another number. */
  readonly clash: boolean;
  /** The remedies for closed books. */
  readonly closed: boolean;
  readonly match_customer: boolean;
  readonly create_customer: boolean;
  readonly edit_service: boolean;
  readonly link_other: boolean;
  /** Holds the record until a day; with closed books, that part contains it. */
  readonly hold: boolean;
  /** The link to Tickmark's options. */
  readonly options: boolean;
}

/**
 * Decides which parts are shown: only those that fit the problem.
 * @param isClosed whether closed books prevent the sync
 */
export function shownParts(
  {
    record,
    guide,
    commands,
    can,
  }: Pick<RecordDetail, 'guide' | 'commands' | 'can'> & {
    readonly record: Pick<RecordDetail['record'], 'type'>;
  },
  isClosed: boolean,
): ShownParts {
  const of = (action: RecordDetail['commands'][number]['action']) =>
    commands.find((each) => each.action === action);
  const link = of('link');
  const isMatched = record.type === 'customer' && can.candidates;
  return {
    clash: guide === 'duplicate-number',
    closed: isClosed,
    match_customer: isMatched && link !== undefined,
    create_customer: of('create_new') !== undefined,
    edit_service: record.type === 'service' && of('update') !== undefined && guide !== null,
    link_other: !isMatched && link?.enabled === true,
    hold: !isClosed && of('skip')?.enabled === true,
    options: guide === 'too-much-at-once',
  };
}
