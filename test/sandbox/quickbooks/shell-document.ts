import type { SandboxCompany } from './quickbooks-document.ts';
import type { SiteSettings } from './site-settings.ts';

/** The data for the page's scripts in the document. */
export interface PageBoot {
  readonly companies: readonly SandboxCompany[];
  /** The index of the document's company in `companies`. */
  readonly company: number;
  readonly settings: SiteSettings;
}

/** JSON for a script element: no `<` that could end the element. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The shell's configuration; real documents have `realmId`, `serverGroupCompanyId` and `companyName` in it. */
function shellConfig(company: SandboxCompany, settings: SiteSettings): string {
  if (settings.shellConfig === 'none') return '';
  const identity =
    settings.shellConfig === 'full'
      ? { realmId: company.realm, serverGroupCompanyId: company.realm, companyName: company.name }
      : {};
  const config = {
    appExperience: 'web',
    environment: 'prod',
    locale: company.language ?? 'en-US',
    ...identity,
  };
  return `<script type="application/json" id="shell-config">${scriptJson(config)}</script>`;
}

/**
 * The server's document for every `/app/` address: the shell, into which the page's scripts draw. It ends with the siblings
 * `trowser-view` and `portal-view`, like real shell documents.
 */
export function shellDocument(company: SandboxCompany, boot: PageBoot): string {
  return `<!doctype html>
<html lang="${company.language ?? 'en-US'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>QuickBooks</title>
<link rel="stylesheet" href="/__sandbox/assets/page/style.css">
<link rel="stylesheet" href="/__sandbox/assets/page/forms.css">
${shellConfig(company, boot.settings)}
<script type="application/json" id="sandbox-boot">${scriptJson(boot)}</script>
<script type="module" src="/__sandbox/assets/page/boot.ts"></script>
</head>
<body>
<div class="shell" id="shell"></div>
<div class="trowser-view"><div class="body"></div></div>
<div class="portal-view" id="portal-root"></div>
</body>
</html>
`;
}

/** The sign-in page of accounts.intuit.com; `next` is the address after signing in. */
export function signInDocument(next: string): string {
  const target = next.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sign in</title>
<link rel="stylesheet" href="/__sandbox/assets/page/style.css"></head>
<body class="sign-in"><main><h1>Sign in</h1><p>Your session has ended.</p>
<a class="button primary" href="${target}">Sign in</a></main></body></html>
`;
}
