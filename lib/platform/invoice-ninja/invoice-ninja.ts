import { PLATFORM_KINDS } from '../../core/platform-kinds.ts';
import { defineAdapter, joinSecrets } from '../adapter.ts';
import { checkAccessKey } from '../http/check-access-key.ts';
import { checkOrigin } from '../http/check-origin.ts';
import { openInvoiceNinja } from './open-invoice-ninja.ts';

/** Invoice Ninja v5, hosted or one's own: an address, a token of one company, and where the operator has set one, a secret. */
export const invoiceNinja = defineAdapter({
  fields: PLATFORM_KINDS.invoice_ninja.fields,
  checks: { address: checkOrigin, api_token: checkAccessKey, api_secret: checkAccessKey },
  store: (read) => {
    const address = read('address');
    const api_token = read('api_token');
    return { address, secret: joinSecrets({ api_token, api_secret: read('api_secret') }), shown: api_token };
  },
  open: openInvoiceNinja,
});
