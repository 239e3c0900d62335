import { isKeyOf, keysOf } from './keys-of.ts';

/** One field that connecting asks a person for. */
export interface AskedField {
  /** `address` names the host to ask permission for, `secret` is never shown again. */
  readonly input: 'address' | 'secret' | 'text';
  /** The longest text that is taken, in characters. */
  readonly max: number;
  /** Whether it may stay empty. */
  readonly optional?: true;
}

/** What people do with records, as a table of a platform's abilities names it. */
export const ABILITIES = [
  'states',
  'resync',
  'link',
  'pull',
  'compare',
  'run',
  'export_all',
  'decide',
  'clear_id',
  'match_customers',
  'lists',
] as const;
export type Ability = (typeof ABILITIES)[number];

/** The properties of a kind of platform that are known before it is asked anything. */
interface PlatformKindRow {
  /** The name of the API or product: a proper name, the same in every language. */
  readonly name: string;
  /** The fields to ask for, in the order of asking. */
  readonly fields: Readonly<Record<string, AskedField>>;
  /** Hosts that it is always asked at, beside the typed address: match patterns of the browser. */
  readonly origins: readonly string[];
  /** What works there; `null` where each platform of the kind tells by itself. */
  readonly works: readonly Ability[] | null;
  /** Whether it has a button of its own, and is not chosen among platforms. */
  readonly apart?: true;
}

/** The longest address and the longest secret that are taken, in characters. */
export const ADDRESS_MAX = 2_000;
export const KEY_MAX = 512;

const ADDRESS: AskedField = { input: 'address', max: ADDRESS_MAX };
const SECRET: AskedField = { input: 'secret', max: KEY_MAX };

/** Every kind of platform, in the order of choosing. The name of a kind is stored with a connection: never rename one. */
export const PLATFORM_KINDS = {
  source_platform: {
    name: 'Source Platform API',
    fields: { address: ADDRESS, access_key: SECRET },
    origins: [],
    works: null,
  },
  invoice_ninja: {
    name: 'Invoice Ninja',
    fields: { address: ADDRESS, api_token: SECRET, api_secret: { ...SECRET, optional: true } },
    origins: [],
    works: ['states', 'resync', 'link', 'pull', 'compare'],
  },
  fyle: {
    name: 'Fyle',
    fields: { client_id: { input: 'text', max: KEY_MAX }, client_secret: SECRET, refresh_token: SECRET },
    // Where people sign in, and the host that its answer names.
    origins: ['https://*.fylehq.com/*'],
    works: ['states', 'export_all'],
  },
  // The company to try Tickmark out with: no server is asked.
  example: {
    name: 'Tickmark',
    fields: { language: { input: 'text', max: 10 } },
    origins: [],
    works: null,
    apart: true,
  },
} as const satisfies Readonly<Record<string, PlatformKindRow>>;

export type PlatformKind = keyof typeof PLATFORM_KINDS;

export const PLATFORM_KIND_NAMES: readonly PlatformKind[] = keysOf(PLATFORM_KINDS);

/** The kinds among which people choose. */
export const CHOSEN_KINDS: readonly PlatformKind[] = PLATFORM_KIND_NAMES.filter(
  (kind) => !('apart' in PLATFORM_KINDS[kind]),
);

/** The kind of a connection that was stored before kinds were, and of a request that names none. */
export const DEFAULT_KIND: PlatformKind = 'source_platform';

/** The kind of a stored connection as far as this version knows it; the default where it is absent or of a newer version. */
export function knownKind(kind: string | undefined): PlatformKind {
  return kind !== undefined && isKeyOf(kind, PLATFORM_KINDS) ? kind : DEFAULT_KIND;
}

/** The fields of a kind, with their names. */
export function fieldsOf(kind: PlatformKind): (AskedField & { readonly name: string })[] {
  return Object.entries<AskedField>(PLATFORM_KINDS[kind].fields).map(([name, field]) => ({ name, ...field }));
}

/** Whether a connection of this kind is renewed by one secret alone, with everything else as it is stored. */
export function hasOneSecret(kind: string | undefined): boolean {
  return fieldsOf(knownKind(kind)).filter(({ input }) => input === 'secret').length === 1;
}
