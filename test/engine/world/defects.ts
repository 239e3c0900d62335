import { expect, vi } from 'vitest';
import { isCrash } from './settle.ts';

const said: string[] = [];

/** Collects the defects that workers report. A worker's end is no defect, nor are its last tries on closed tables. */
export function listenForDefects(): void {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((error) => {
    const closed = error instanceof Error && error.name === 'DatabaseClosedError';
    if (!isCrash(error) && !closed) said.push(String((error as Error | undefined)?.stack ?? error));
  });
}

/** Checks that no worker has reported a defect since the last call. */
export function expectNoDefects(): void {
  expect(said.splice(0).join('\n')).toBe('');
}
