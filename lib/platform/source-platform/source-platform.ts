import { PLATFORM_KINDS } from '../../core/platform-kinds.ts';
import { defineAdapter } from '../adapter.ts';
import { checkAccessKey } from '../http/check-access-key.ts';
import { checkAddress } from '../http/check-address.ts';
import { openSourcePlatform } from './open-source-platform.ts';

/** A platform that implements the Source Platform API itself: one address, one access key. */
export const sourcePlatform = defineAdapter({
  fields: PLATFORM_KINDS.source_platform.fields,
  checks: { address: (typed) => checkAddress(typed).href, access_key: checkAccessKey },
  store: (read) => {
    const address = read('address');
    const secret = read('access_key');
    return { address, secret, shown: secret };
  },
  open: (address, io) => openSourcePlatform(address, io.secret, {}, io.client),
});
