const REALM = /^\d{6,25}$/;

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/**
 * The companies that QuickBooks' cookies name: `qbo.currentcompanyid` holds the id, `shell.ctx.id` holds it among
 * others as `…&companyId=<id>`. All tabs share them, so they tell which company is open in the browser now, and not
 * which one this document shows.
 * @param cookies what `document.cookie` says
 * @returns each id once; several when the cookies contradict each other, none when they say nothing
 */
export function companiesInCookies(cookies: string): string[] {
  const found = new Set<string>();
  for (const cookie of cookies.split(';')) {
    const equals = cookie.indexOf('=');
    const name = cookie.slice(0, equals).trim();
    const value = decoded(cookie.slice(equals + 1).trim()).replace(/^"(.*)"$/, '$1');
    if (name === 'qbo.currentcompanyid' && REALM.test(value)) found.add(value);
    if (name === 'shell.ctx.id') {
      const realm = new URLSearchParams(value).get('companyId');
      if (realm !== null && REALM.test(realm)) found.add(realm);
    }
  }
  return [...found];
}
