import type { RecordDetail } from '../../lib/protocol/panel.ts';

/** The parts of a record's view in which something is put right with a form. */
export interface ShownParts {
  /** What has the record's number, and another number. */
  readonly clash: boolean;
  /** The ways out of closed books. */
  readonly closed: boolean;
  readonly match_customer: boolean;
  readonly create_customer: boolean;
  readonly edit_service: boolean;
  readonly link_other: boolean;
  /** Holds the record until a day; among closed books that has its place there. */
  readonly hold: boolean;
  /** The way to Tickmark's options. */
  readonly options: boolean;
}

/**
 * Which parts put a record right: only what fits its trouble.
 * @param isClosed closed books are what stands in the way
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
