import { expect, vi } from 'vitest';
import { isCrash } from './settle.ts';

const said: string[] = [];

/** Listens where a worker says its own defects. The end of a worker is none, nor what it still tries on closed tables. */
export function listenForDefects(): void {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((error) => {
    const closed = error instanceof Error && error.name === 'DatabaseClosedError';
    if (!isCrash(error) && !closed) said.push(String((error as Error | undefined)?.stack ?? error));
  });
}

/** No worker has said a defect since this was last looked at. */
export function expectNoDefects(): void {
  expect(said.splice(0).join('\n')).toBe('');
}
