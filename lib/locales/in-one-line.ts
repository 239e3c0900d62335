/** What happened and what to do, for a surface with space for one line. */
export function inOneLine({
  what,
  steps,
}: {
  readonly what: string;
  readonly steps: readonly string[];
}): string {
  return [what, ...steps].join(' ');
}
