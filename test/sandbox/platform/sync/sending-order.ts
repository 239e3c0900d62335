/** A record in the queue: its place and its parents. */
export interface Queued {
  id: string;
  rank: number;
  depends_on: readonly string[];
}

/**
 * The sending order of a queue: by place, but a queued parent always goes before its children (customer, service, invoice,
 * payment, refund), at any depth. A circle is sent by place.
 *
 * @returns ids in sending order; position 1 comes first
 */
export function sendingOrder(queue: readonly Queued[]): string[] {
  const queued = new Map(queue.map((one) => [one.id, one]));
  const sorted = [...queue].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const placed = new Set<string>();
  const order: string[] = [];
  for (const first of sorted) {
    const path: { one: Queued; next: number }[] = [{ one: first, next: 0 }];
    const open = new Set([first.id]);
    while (path.length > 0) {
      const top = path.at(-1);
      if (!top) break;
      const parentId = placed.has(top.one.id) ? undefined : top.one.depends_on[top.next];
      top.next += 1;
      if (parentId === undefined) {
        if (!placed.has(top.one.id)) order.push(top.one.id);
        placed.add(top.one.id);
        path.pop();
        continue;
      }
      const parent = queued.get(parentId);
      if (parent && !placed.has(parentId) && !open.has(parentId)) {
        open.add(parentId);
        path.push({ one: parent, next: 0 });
      }
    }
  }
  return order;
}
