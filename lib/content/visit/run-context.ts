import type { Action } from '../../core/records/actions.ts';
import type { RecordView } from '../../protocol/views.ts';
import type { BadgeFace } from '../overlay/badge-face.ts';
import type { Guard } from '../overlay/guard.ts';
import type { Announcer } from './announcer.ts';
import type { Commands } from './commands.ts';
import type { Wanted } from './known-records.ts';
import type { Misses } from './misses.ts';

/** What the run of one page may do. */
export interface RunContext {
  readonly announcer: Announcer;
  readonly commands: Commands;
  readonly misses: Misses;
  readonly guard: Guard;
  /** `undefined`: not known yet; `null`: none, or none that can be told for certain. */
  find(wanted: Wanted): RecordView | null | undefined;
  face(record: RecordView, withCommands: boolean): BadgeFace | null;
  /** Asks the worker, together with what else is wanted at the same time. */
  want(wanted: readonly Wanted[]): void;
  /** Opens the card of a record beside its badge. */
  open(record: RecordView, near: DOMRect): void;
}

/** The page that one address shows, while it shows it. */
export interface PageRun {
  /** All that is in view, to be asked for again. */
  shown(): Wanted[];
  /** Draws what has become known: of these (`wantedKey`), or of all. */
  refresh(learned?: ReadonlySet<string>): void;
  /** Whether the form on screen is the record's own. */
  isOnScreen(record: RecordView): boolean;
  /** Puts the focus back on a record's badge, or on the button of a command beside it. */
  focus(record: RecordView, action: Action | null): void;
}
