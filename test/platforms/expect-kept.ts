import { expect } from 'vitest';

/** What a server of a platform knows of the requests that it got. */
export interface Watched {
  readonly requests: readonly string[];
  readonly outside: readonly string[];
  /** Everything secret that was ever given out or asked for. */
  readonly secrets: readonly string[];
}

/**
 * What must hold after every test with a platform: it was asked, nothing beyond the adapter's paths was, and no secret stands
 * anywhere.
 * @param told everything that was stored, logged, answered or saved, by place
 * @param control a word that is known to stand in what was stored: the texts were not looked for in the wrong place
 */
export function expectKept(
  { requests, outside, secrets }: Watched,
  told: Readonly<Record<string, string>>,
  control: string,
): void {
  expect(requests).not.toEqual([]);
  expect(outside).toEqual([]);
  expect(told.stored).toContain(control);
  for (const [place, text] of Object.entries(told))
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(5);
      expect(text.includes(secret), `a secret in what was ${place}`).toBe(false);
    }
}
