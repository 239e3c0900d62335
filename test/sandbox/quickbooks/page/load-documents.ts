import type { QuickBooksDocument, SandboxDocumentType } from '../quickbooks-document.ts';
import { site } from './site.ts';

const held = new Map<string, Array<() => void>>();

/** Waits while tests hold a part of the page back; otherwise resolves at once. */
export async function waitWhileHeld(part: string): Promise<void> {
  if (!site.settings.holds.includes(part)) return;
  await new Promise<void>((resolve) => {
    held.set(part, [...(held.get(part) ?? []), resolve]);
  });
}

/** Releases a part that was held back. */
export function release(part: string): void {
  site.settings = { ...site.settings, holds: site.settings.holds.filter((each) => each !== part) };
  for (const resolve of held.get(part) ?? []) resolve();
  held.delete(part);
}

// The header distinguishes the site's own requests from all others.
async function ask(path: string): Promise<unknown> {
  const response = await fetch(`/__sandbox/${path}`, { headers: { 'x-sandbox-page': '1' } });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status} to ${path}`);
  return response.json();
}

/** The current document, or `null`. */
export async function loadDocument(
  type: SandboxDocumentType,
  id: string,
): Promise<QuickBooksDocument | null> {
  const query = new URLSearchParams({ company: String(site.place), types: type, id });
  const answer = (await ask(`document?${query}`)) as { document: QuickBooksDocument | null };
  await waitWhileHeld('documents');
  return answer.document;
}

/** All documents of some types, newest first. */
export async function loadDocuments(types: readonly SandboxDocumentType[]): Promise<QuickBooksDocument[]> {
  const query = new URLSearchParams({ company: String(site.place), types: types.join(',') });
  const answer = (await ask(`documents?${query}`)) as { documents: QuickBooksDocument[] };
  await waitWhileHeld('documents');
  return answer.documents.sort(
    (a, b) => (b.date ?? '').localeCompare(a.date ?? '') || Number(b.id) - Number(a.id),
  );
}

/** Reports an error of the site's own scripts to the server, so that tests see it. */
export function reportError(text: string): void {
  void fetch('/__sandbox/errors', { method: 'POST', headers: { 'x-sandbox-page': '1' }, body: text });
}
