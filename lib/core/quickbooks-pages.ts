/** The pages of QuickBooks Online, as a match pattern of the browser. */
export const QUICKBOOKS_PAGES = 'https://*.qbo.intuit.com/*';
