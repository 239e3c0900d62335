/** The kind of the example's connection. */
export const EXAMPLE_KIND = 'example';

/** The example's company id. Those of QuickBooks are numbers, and none begins with a zero. */
export const EXAMPLE_REALM = '000000';

/** Whether a company key names the example. */
export function isExampleKey(companyKey: string | null | undefined): boolean {
  return companyKey?.endsWith(`:${EXAMPLE_REALM}`) ?? false;
}

/** Whether a company is the example, in which nothing is real. */
export function isExample(realm: string | null | undefined): boolean {
  return realm === EXAMPLE_REALM;
}
