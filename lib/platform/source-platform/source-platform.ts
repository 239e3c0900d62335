import { defineAdapter } from '../adapter.ts';
import { checkAccessKey } from '../http/check-access-key.ts';
import { checkAddress } from '../http/check-address.ts';
import { openSourcePlatform } from './open-source-platform.ts';

/** A platform that implements the Source Platform API itself: one address, one access key. */
export const sourcePlatform = defineAdapter({
  fields: {
    address: { input: 'address', check: (typed) => checkAddress(typed).href },
    access_key: { input: 'secret', check: checkAccessKey },
  },
  store: (read) => ({ address: read('address'), secret: read('access_key') }),
  open: (address, accessKey) => openSourcePlatform(address, accessKey),
});
