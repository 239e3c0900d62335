/** How much of a group is selected; its checkbox shows it. */
export type Ticked = 'all' | 'some' | 'none';

/** The state of a group's checkbox. An empty group is not ticked. */
export function tickedOf(ids: readonly string[], selected: ReadonlySet<string>): Ticked {
  let n = 0;
  for (const id of ids) if (selected.has(id)) n += 1;
  return n === 0 ? 'none' : n === ids.length ? 'all' : 'some';
}

/** Toggles a group's checkbox: selects all, or none if all were selected. */
export function tickGroup(selected: ReadonlySet<string>, ids: readonly string[]): Set<string> {
  const next = new Set(selected);
  const all = tickedOf(ids, selected) === 'all';
  for (const id of ids) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** Toggles one record's checkbox. */
export function tickOne(selected: ReadonlySet<string>, id: string): Set<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
