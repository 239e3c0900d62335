import { DEFAULT_KIND, type PlatformKind } from '../core/platform-kinds.ts';
import type { Adapter } from './adapter.ts';
import { example } from './example/example.ts';
import { fyle } from './fyle/fyle.ts';
import { invoiceNinja } from './invoice-ninja/invoice-ninja.ts';
import { PlatformError } from './platform-error.ts';
import { sourcePlatform } from './source-platform/source-platform.ts';

/** The adapter of every kind of platform. */
export const ADAPTERS = {
  source_platform: sourcePlatform,
  invoice_ninja: invoiceNinja,
  fyle,
  example,
} as const satisfies Readonly<Record<PlatformKind, Adapter>>;

const BY_KIND: ReadonlyMap<string, Adapter> = new Map(Object.entries(ADAPTERS));

/** The kind itself, the default where it is absent: what two kinds are compared by. */
export function kindOf(kind: string | undefined): string {
  return kind ?? DEFAULT_KIND;
}

/**
 * The adapter of a stored or requested kind.
 * @param kind absent for the default
 * @throws PlatformError `adapter_unknown`, e.g. for a connection that a newer version stored
 */
export function adapterOf(kind: string | undefined): Adapter {
  const adapter = BY_KIND.get(kindOf(kind));
  if (!adapter) throw new PlatformError('adapter_unknown', `This version has no adapter for ${kind}`);
  return adapter;
}
