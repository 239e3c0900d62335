/** One deviation of a platform from the contract. */
export interface OddThing {
  /**
   * A record that cannot be read; one with a state word of the platform's own; one with a field that was read as empty.
   */
  readonly kind: 'unreadable' | 'state' | 'field';
  /** Place and kind of the deviation, or the platform's word; never a value. */
  readonly what: string;
  /** The record's id, or `null` if that is unreadable too. */
  readonly id: string | null;
}

/** All deviations of one kind, in one line. */
export interface OddLine {
  readonly kind: OddThing['kind'];
  readonly what: string;
  readonly count: number;
  /** Some of their ids, for support. */
  readonly ids: readonly string[];
}

const IDS_SHOWN = 3;
const KINDS: readonly OddThing['kind'][] = ['unreadable', 'state', 'field'];

/**
 * Groups deviations: indexes in lists are ignored (`depends_on.0` and `depends_on.7`).
 * @returns by kind, most frequent first
 */
export function groupOdd(things: readonly OddThing[]): OddLine[] {
  const lines = new Map<string, { kind: OddThing['kind']; what: string; count: number; ids: string[] }>();
  for (const { kind, what: exact, id } of things) {
    const what = kind === 'state' ? exact : exact.replace(/\.\d+(?=[.:])/g, '.*');
    const key = `${kind} ${what}`;
    const line = lines.get(key) ?? { kind, what, count: 0, ids: [] };
    lines.set(key, line);
    line.count += 1;
    if (id !== null && line.ids.length < IDS_SHOWN) line.ids.push(id);
  }
  return [...lines.values()].sort(
    (a, b) =>
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.count - a.count || (a.what < b.what ? -1 : 1),
  );
}
