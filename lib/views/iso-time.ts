/** A stored time as messages carry it: RFC 3339 in UTC. */
export function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
