/** Of a connection or of records: odd optional fields. */
const OF_READING = [
  'blank_last_processed',
  'zero_books_closed',
  'small_letter_currency',
  'zero_times',
  'second_company_unreadable',
  'unknown_state',
  'unbuilt_as_frameworks_say',
] as const;
const OF_COMMANDS = [
  'operation_id_is_a_number',
  'results_fewer',
  'results_in_another_order',
  'result_of_a_wrong_key',
  'commands_not_found',
  'commands_not_offered',
  'commands_denied_by_a_gateway',
  'batch_too_large_for_a_gateway',
  'commands_in_html',
  'operation_not_found',
] as const;
const OF_RUNS = ['runs_not_found', 'run_refused', 'run_that_never_ends'] as const;

/** Ways in which a plain vendor's server answers otherwise than the contract says, each seen or easily made. */
export const WRONG_ANSWERS = [...OF_READING, ...OF_COMMANDS, ...OF_RUNS] as const;

export type WrongAnswer = (typeof WRONG_ANSWERS)[number];

/** What a vendor has built: the connection and the feed; commands as well; runs as well. */
export const LEVELS = ['read', 'commands', 'runs'] as const;
export type Level = (typeof LEVELS)[number];

const NEEDS: Record<Level, readonly WrongAnswer[]> = {
  read: OF_READING,
  commands: [...OF_READING, ...OF_COMMANDS],
  runs: WRONG_ANSWERS,
};

/** The wrong answers that a server of a level can give. */
export function wrongAnswersOf(level: Level): readonly WrongAnswer[] {
  return NEEDS[level];
}
