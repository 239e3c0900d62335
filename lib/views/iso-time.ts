/** Formats a stored time (milliseconds) for messages: RFC 3339 in UTC. */
export function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
