import { PLATFORM_KINDS } from '../../core/platform-kinds.ts';
import { defineAdapter, joinSecrets } from '../adapter.ts';
import { checkAccessKey } from '../http/check-access-key.ts';
import { openFyle } from './open-fyle.ts';

/** Where people sign in to Fyle; its own answer names the host that is asked from then on. */
const ADDRESS = 'https://app.fylehq.com';

/** Fyle (Sage Expense Management): an OAuth client of one's own, and the refresh token that it was given. */
export const fyle = defineAdapter({
  fields: PLATFORM_KINDS.fyle.fields,
  checks: { client_id: checkAccessKey, client_secret: checkAccessKey, refresh_token: checkAccessKey },
  store: (read) => {
    const client_id = read('client_id');
    const client_secret = read('client_secret');
    const refresh_token = read('refresh_token');
    return {
      address: ADDRESS,
      secret: joinSecrets({ client_id, client_secret, refresh_token }),
      shown: refresh_token,
    };
  },
  open: openFyle,
});
