import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What somebody has who copied the files of a browser profile. */
export interface CopiedProfile {
  readonly folder: string;
  /** The files that hold these bytes, in any of the encodings of text that a browser writes. */
  filesWith(text: string): string[];
  remove(): void;
}

/** Copies a profile whose browser is closed. */
export async function copyProfile(profile: string): Promise<CopiedProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-copied-'));
  cpSync(profile, folder, { recursive: true });
  return {
    folder,
    filesWith(text) {
      const patterns = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(btoa(text))];
      return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => {
          const bytes = readFileSync(path);
          return patterns.some((pattern) => bytes.includes(pattern));
        });
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
