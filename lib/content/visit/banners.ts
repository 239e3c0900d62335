import { needsPerson } from '../../core/commands/connection-state.ts';
import type { ListKind } from '../../core/identity/list-routes.ts';
import type { BannerKind, LinePlace, LineSubject, LineView, PageAnswer } from '../../protocol/page.ts';
import type { CompanyView } from '../../protocol/views.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import type { Announcer } from './announcer.ts';
import type { FoundList, Line } from './frames.ts';

/** The open company cannot be told for certain. */
type Conflict = Extract<Company, { readonly status: 'conflict' }>;

/** What decides which line is shown. */
export type LineNews = Pick<PageAnswer, 'attention' | 'notice' | 'dismissed' | 'unconnected'> & {
  readonly company: Pick<CompanyView, 'connection' | 'problem'> | null;
};

export interface Banners {
  /** Shows, updates or removes the line after an answer. */
  update(news: LineNews, realm: string): void;
  /** Another company is open: says so, and shows nothing of any company. */
  conflict(company: Conflict, name: string | null): void;
  /** Removes the line of the company that was shown. */
  clear(): void;
}

export interface BannersOptions {
  readonly announcer: Announcer;
  /** The last list that was found on the page. */
  list(): FoundList | null;
  /** Whether the page is a list. */
  isList(): boolean;
  /** The rows in view or near it that need a decision. */
  rows(): readonly Element[];
  /** Called when a line was dismissed while it had the focus. */
  onLeft(): void;
  open(view: Exclude<LineView, 'reload'>, list?: ListKind): void;
  dismiss(kind: BannerKind, realm: string): void;
}

/** Shows at most one line: above the list, or in the corner of other pages; not again after it was dismissed. */
export function makeBanners(options: BannersOptions): Banners {
  const { announcer, isList } = options;
  let shown:
    | { readonly id: string; readonly line: Line; readonly subject: LineSubject; readonly place: LinePlace }
    | undefined;
  /** Dismissed on this page: the worker may not have noted it yet. */
  const dismissedHere = new Set<string>();
  /** The company about whose conflict was dismissed, until that is over. */
  let conflictDismissed: string | undefined;

  function takeAway(): void {
    shown?.line.destroy();
    shown = undefined;
  }

  function draw(): void {
    const { language } = announcer;
    if (shown) {
      const { line, subject, place } = shown;
      line.show({ place, subject, language });
    }
  }

  function put(kind: string, subject: LineSubject, place: LinePlace, onDismiss?: () => void): void {
    const id = `${kind} ${place}`;
    if (shown?.id === id) {
      shown = { ...shown, subject };
      draw();
      return;
    }
    takeAway();
    const face = { place, subject, language: announcer.language };
    const line = announcer.frames.line(kind, face, {
      ...options,
      onPress: (view, list) => (view === 'reload' ? location.reload() : options.open(view, list)),
      onDismiss() {
        takeAway();
        onDismiss?.();
      },
    });
    shown = { id, line, subject, place };
  }

  return {
    update({ company, attention, notice, dismissed, unconnected }, realm) {
      conflictDismissed = undefined;
      const place = isList() ? 'list' : 'corner';
      const state = company?.connection;
      const stopped = needsPerson(state) && company?.problem && state;
      const kind =
        (notice && 'store') ||
        stopped ||
        (company && attention > 0 && 'attention') ||
        (company && place === 'list' && 'counts') ||
        (unconnected && 'connect');
      // Who has put away what needs a decision wants no counts either; not the other way round.
      const putAway: readonly BannerKind[] = kind === 'counts' ? ['counts', 'attention'] : kind ? [kind] : [];
      if (
        !kind ||
        putAway.some((each) => dismissed.includes(each) || dismissedHere.has(`${each} ${realm}`))
      ) {
        takeAway();
        return;
      }
      const subject: LineSubject = kind === 'connect' ? { about: 'connect' } : { about: 'company', realm };
      put(`${kind} ${realm}`, subject, kind === 'connect' ? 'corner' : place, () => {
        dismissedHere.add(`${kind} ${realm}`);
        options.dismiss(kind, realm);
      });
    },
    conflict({ openNow, inAddress }, name) {
      const subject: LineSubject = { about: 'conflict', company: name ?? openNow, inAddress };
      const about = openNow ?? '';
      if (conflictDismissed === about) return;
      put('company', subject, 'corner', () => {
        conflictDismissed = about;
      });
    },
    clear() {
      conflictDismissed = undefined;
      takeAway();
    },
  };
}
