import type { SandboxCompany } from '../quickbooks-document.ts';
import type { PageBoot } from '../shell-document.ts';
import type { SiteSettings } from '../site-settings.ts';

const boot: PageBoot = JSON.parse(document.getElementById('sandbox-boot')?.textContent ?? '{}');

function companyOf({ companies, company }: PageBoot): SandboxCompany {
  const found = companies[company];
  if (!found) throw new Error('The document came without a company.');
  return found;
}

/** The data that this document was loaded with. Tests may change `settings` while it is open. */
export const site: {
  readonly companies: readonly SandboxCompany[];
  /** The index of this document's company on the server. */
  readonly place: number;
  readonly company: SandboxCompany;
  readonly language: 'en-US' | 'fr-CA';
  settings: SiteSettings;
} = {
  companies: boot.companies,
  place: boot.company,
  company: companyOf(boot),
  language: companyOf(boot).language ?? 'en-US',
  settings: boot.settings,
};
