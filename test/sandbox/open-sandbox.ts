import { type RunningPlatform, startPlatform } from './platform/start-platform.ts';
import { booksDocuments } from './quickbooks/books-documents.ts';
import type { QuickBooksDocument, SandboxCompany } from './quickbooks/quickbooks-document.ts';
import type { SiteSettings } from './quickbooks/site-settings.ts';
import { type QuickBooksSite, startQuickBooks } from './quickbooks/start-quickbooks.ts';
import { COMPANY_C } from './world/access-keys.ts';
import { believableCompany } from './world/believable-company.ts';
import type { World } from './world/world.ts';

export interface SandboxOptions {
  /** The start of platform and site; the believable company of `seed` if absent. */
  readonly world?: World;
  readonly seed?: number;
  readonly databasePath?: string;
  /** 0 takes any free port. */
  readonly platformPort?: number;
  readonly sitePort?: number;
  /** The company that is open in QuickBooks; the world's first where absent. */
  readonly openRealm?: string;
  readonly settings?: Partial<SiteSettings>;
  /** Documents that QuickBooks' pages show in addition to the books. */
  readonly alsoShown?: (realm: string) => readonly QuickBooksDocument[];
}

export interface Sandbox {
  readonly platform: RunningPlatform;
  readonly site: QuickBooksSite;
  close(): Promise<void>;
}

// The platform's world knows no language of a company; in the scenarios one company has a French QuickBooks.
const FRENCH_COMPANIES = [COMPANY_C];

/** Starts the platform and a QuickBooks site that shows the platform's current books. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { databasePath, platformPort, sitePort, openRealm, settings, alsoShown } = options;
  const world = options.world ?? believableCompany(options.seed ?? 1);
  const platform = await startPlatform({
    port: platformPort ?? 0,
    world,
    ...(databasePath === undefined ? {} : { databasePath }),
  });
  const { control } = platform;
  const companies = world.companies.map(
    ({ company: { realm_id, name, currency } }): SandboxCompany => ({
      realm: realm_id,
      name,
      currency,
      language: FRENCH_COMPANIES.includes(realm_id) ? 'fr-CA' : 'en-US',
    }),
  );
  const site = await startQuickBooks({
    port: sitePort ?? 0,
    companies,
    documents: booksDocuments(control, alsoShown),
    today: () => control.time().slice(0, 10),
    ...(openRealm === undefined ? {} : { openRealm }),
    ...(settings === undefined ? {} : { settings }),
  });
  return {
    platform,
    site,
    close: async () => {
      await Promise.all([platform.close(), site.close()]);
    },
  };
}
