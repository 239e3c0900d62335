import type { OpenPlatform } from './port.ts';

/** One field that connecting asks a person for. */
export interface AskedField {
  /** How the form treats it: `address` asks for a host permission, `secret` is never shown again. */
  readonly input: 'address' | 'secret' | 'text';
  /**
   * Turns what was typed into what is stored.
   * @throws PlatformError with a code that has words; never repeats a secret
   */
  readonly check: (typed: string) => string;
}

/** What is stored of a connection: the address in plain text, everything secret as one sealed text. */
export interface Credentials {
  readonly address: string;
  readonly secret: string;
}

/** All that the extension knows of one kind of platform. Nothing outside lib/platform asks which kind it is. */
export interface Adapter {
  /** The fields to ask for, by name, in the order of asking. */
  readonly fields: Readonly<Record<string, AskedField>>;
  /**
   * Checks the typed fields and makes the stored credentials of them.
   * @param typed by field name; an absent field counts as empty
   * @throws PlatformError of the first field that is refused
   */
  readonly readCredentials: (typed: Readonly<Record<string, string | undefined>>) => Credentials;
  /** Opens the platform for stored credentials; asks for the secret at each request. */
  readonly open: OpenPlatform;
}

/**
 * Makes an adapter's descriptor.
 * @param spec `store` makes the two stored texts; its `read` checks one field and returns what is to be stored of it
 */
export function defineAdapter<Field extends string>(spec: {
  readonly fields: Readonly<Record<Field, AskedField>>;
  readonly store: (read: (field: Field) => string) => Credentials;
  readonly open: OpenPlatform;
}): Adapter {
  const { fields, store, open } = spec;
  return {
    fields,
    open,
    readCredentials: (typed) => store((field) => fields[field].check(typed[field] ?? '')),
  };
}
