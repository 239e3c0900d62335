import { type Areas, readItem, STORED_ITEMS, writeItem } from '../items/stored-items.ts';
import { seal, toBase64, unseal } from './seal-access-key.ts';

const ITEM = STORED_ITEMS.renewed_secrets;
/** Connections that were not made and are tried again later: more than a person has. */
const MOST = 5;

const digest = (text: string) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));

/** Two digests of what was typed: its name, and the key that seals what it has become. */
async function markOf(typed: string) {
  const raw = await digest(`seals ${typed}`);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { name: toBase64(new Uint8Array(await digest(`names ${typed}`))), key };
}

/**
 * What typed secrets have become. A platform that replaces a secret at its first use withdraws the typed one; where the
 * connection then fails, the new one is needed to try again with what stands in the form. It is kept until the browser
 * closes, sealed under what was typed, so that nobody else can read it.
 * @param storage the browser's storage
 */
export function renewedSecrets(storage: Areas<'session', 'get' | 'set' | 'remove'>) {
  const others = async (name: string) =>
    ((await readItem(storage, ITEM)) ?? []).filter((each) => each.name !== name);

  return {
    /** The secret to use in place of a typed one: the typed one itself where it has not been replaced. */
    async of(typed: string): Promise<string> {
      const { name, key } = await markOf(typed);
      const found = (await readItem(storage, ITEM))?.find((each) => each.name === name);
      try {
        return found ? await unseal(found, key, name) : typed;
      } catch {
        // Damaged: the platform then refuses the typed one.
        return typed;
      }
    },
    /** Stores what a typed secret has become. */
    async keep(typed: string, renewed: string): Promise<void> {
      const { name, key } = await markOf(typed);
      const { iv, data } = await seal(renewed, key, 'profile', name);
      await writeItem(storage, ITEM, [{ name, iv, data }, ...(await others(name))].slice(0, MOST));
    },
    /** Forgets it: a connection holds it now. */
    async forget(typed: string): Promise<void> {
      const { name } = await markOf(typed);
      const left = await others(name);
      await writeItem(storage, ITEM, left.length > 0 ? left : undefined);
    },
  };
}

export type RenewedSecrets = ReturnType<typeof renewedSecrets>;
