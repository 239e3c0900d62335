/** Something that a platform sends otherwise than agreed. */
export interface OddThing {
  /** A record that cannot be read; one in a state with a word of the platform's own; one with a field that was read as empty. */
  readonly kind: 'unreadable' | 'state' | 'field';
  /** Place and kind of the departure, or the platform's word; never a value. */
  readonly what: string;
  /** The record's id, or `null` where even that could not be read. */
  readonly id: string | null;
}

/** All things of one kind, in one line. */
export interface OddLine {
  readonly kind: OddThing['kind'];
  readonly what: string;
  readonly count: number;
  /** The ids of a few of them, for support. */
  readonly ids: readonly string[];
}

const IDS_SHOWN = 3;
const KINDS: readonly OddThing['kind'][] = ['unreadable', 'state', 'field'];

/**
 * Groups what is odd: places in lists count as one (`depends_on.0` and `depends_on.7`).
 * @returns by kind, the most frequent first
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
