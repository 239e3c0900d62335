import { createRandom } from '../../sandbox/world/random.ts';

export { SEED } from '../../sandbox/world/random.ts';

/** Numbers from 0 up to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  return createRandom(seed).next;
}

/** UUIDs, the same for the same numbers. */
export function seededKeys(random: () => number): () => string {
  const hex = (digits: number) =>
    Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('');
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}
