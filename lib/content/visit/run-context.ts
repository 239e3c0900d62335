import type { Action } from '../../core/records/actions.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { BadgeFace } from '../overlay/badge-face.ts';
import type { Guard } from '../overlay/guard.ts';
import type { Announcer } from './announcer.ts';
import type { Commands } from './commands.ts';
import type { Wanted } from './known-records.ts';
import type { Misses } from './misses.ts';

/** The functions available to the run of one page. */
export interface RunContext {
  readonly announcer: Announcer;
  readonly commands: Commands;
  readonly misses: Misses;
  readonly guard: Guard;
  /** `undefined`: not known yet; `null`: none, or none that is certain. */
  find(wanted: Wanted): RecordView | null | undefined;
  face(record: RecordView, withCommands: boolean): BadgeFace | null;
  /** Asks the worker, together with other simultaneous questions. */
  want(wanted: readonly Wanted[]): void;
  /** Opens the card of a record beside its badge. @param set the badge's element */
  open(record: RecordView, set: HTMLElement): void;
}

/** The run of one page, while its address is shown. */
export interface PageRun {
  /** Everything in view, to be requested again. */
  shown(): Wanted[];
  /** Renders what has become known: of these (`wantedKey`), or of all. */
  refresh(learned?: ReadonlySet<string>): void;
  /** Whether the form on screen is the record's own. */
  isOnScreen(record: RecordView): boolean;
  /** The number that the form on screen shows, where it is not this record's. */
  otherNumber(record: RecordView): string | null;
  /** The rows of a list that need a decision, as far as they are in view or near it. */
  attention(): Element[];
  /** Returns the focus to a record's badge, or to the button of a command beside it. @param record `null`: to the first badge */
  focus(record: RecordView | null, action: Action | null): void;
}
