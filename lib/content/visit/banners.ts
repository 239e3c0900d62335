import type { ConnectionState } from '../../core/commands/connection-state.ts';
import type { BannerKind, PageAnswer } from '../../protocol/page.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import type { Announcer } from './announcer.ts';
import type { LineFace } from './frame-messages.ts';
import type { Line } from './frames.ts';

export type View = 'attention' | 'diagnosis';

/** The open company cannot be told for certain. */
type Conflict = Extract<Company, { readonly status: 'conflict' }>;

export interface Banners {
  /** Shows, updates or removes a banner after an answer. */
  update(answer: PageAnswer, realm: string): void;
  /** Another company is open: says so, and shows nothing of any company. */
  conflict(company: Conflict, name: string | null): void;
  /** Removes the banner of the company that was shown. */
  clear(): void;
  destroy(): void;
}

/** The state of the connection, if nothing syncs in it until a person acts. */
function broken(state: ConnectionState | undefined) {
  return state === 'quickbooks_off' || state === 'refused' || state === 'disconnected' ? state : null;
}

/** Shows at most one banner on the page, once per page load, and not again after it was dismissed. */
export function makeBanners(
  announcer: Announcer,
  open: (view: View) => void,
  dismiss: (kind: BannerKind, realm: string) => void,
): Banners {
  let banner: { readonly kind: string; readonly element: Line } | null = null;
  const done = new Set<string>();

  function takeAway(): void {
    banner?.element.destroy();
    banner = null;
  }

  function put(
    kind: string,
    face: Omit<LineFace, 'region' | 'dismiss' | 'language'>,
    onPress: () => void,
    onDismiss: () => void,
  ): void {
    const whole = {
      ...face,
      region: announcer.words.region,
      dismiss: announcer.words.not_now,
      language: announcer.language,
    };
    if (banner?.kind === kind) {
      banner.element.show(whole);
      return;
    }
    takeAway();
    const element = announcer.frames.line(kind, whole, {
      onPress,
      onDismiss: () => {
        takeAway();
        onDismiss();
      },
    });
    banner = { kind, element };
  }

  return {
    update({ company, attention, notice, dismissed }, realm) {
      const { words } = announcer;
      const stopped = broken(company?.connection);
      const problem = stopped && company?.problem;
      const stops = notice ?? problem?.what;
      const kind = notice ? 'store' : problem ? stopped : attention > 0 && 'attention';
      if (!kind) {
        takeAway();
        return;
      }
      const id = `${kind} ${realm}`;
      if (banner?.kind !== id && (done.has(id) || dismissed.includes(kind))) return;
      done.add(id);
      const face = stops
        ? { text: stops, button: words.what_to_do }
        : { text: words.needs_decision(attention, company?.platform ?? ''), button: words.review(attention) };
      put(
        id,
        face,
        () => open(stops ? 'diagnosis' : 'attention'),
        () => dismiss(kind, realm),
      );
    },
    conflict({ openNow, inAddress }, name) {
      const { words } = announcer;
      const text = (inAddress ? words.address_conflict : words.company_conflict)(name ?? openNow);
      // Where the address itself names another company, reading it again changes nothing.
      const button = inAddress ? null : words.reload;
      put(
        'company',
        { text, button },
        () => location.reload(),
        () => undefined,
      );
    },
    clear: takeAway,
    destroy: takeAway,
  };
}
