import type { CommandRequest } from '../../store/jobs/enqueue-jobs.ts';
import type { RecordRow } from '../../store/rows.ts';
import type { CycleContext } from './cycle-context.ts';

/**
 * Makes the request of an automatic command. Its key is derived from its effect, so that every browser of a firm makes
 * the same one and the platform executes it once: for this version of the record, and for this platform only, even if
 * another takes over its address or has a record with the same id.
 * @param kind its purpose: `approve`, or the name of a correction
 */
export async function makeAutomaticRequest(
  { connection, company }: Pick<CycleContext, 'connection' | 'company'>,
  { id, record: { version } }: RecordRow,
  {
    kind,
    action,
    input,
    asked_by,
  }: Pick<CommandRequest, 'action' | 'input' | 'asked_by'> & { readonly kind: string },
): Promise<CommandRequest> {
  return {
    key: await deriveKey([
      connection.address,
      connection.platform,
      company.realm,
      id,
      version,
      kind,
      JSON.stringify(input),
    ]),
    company_key: company.key,
    record_id: id,
    action,
    input,
    version,
    asked_by,
    who: null,
    hold: null,
  };
}

/** @returns a UUID (version 8: custom content, RFC 9562) */
async function deriveKey(parts: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
