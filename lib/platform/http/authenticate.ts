/**
 * Gives the headers that sign one request in; asked anew for each. What it throws reaches the caller unchanged.
 * @returns header values by name; values that a header cannot hold are refused before anything is sent
 */
export type Authenticate = () => Promise<Readonly<Record<string, string>>>;

/** Signs in with `Authorization: Bearer <key>`. */
export function bearer(accessKey: () => Promise<string>): Authenticate {
  return async () => ({ authorization: `Bearer ${await accessKey()}` });
}
