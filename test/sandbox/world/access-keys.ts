import type { AccessHolder } from '../platform/wire.ts';

/** Company ids of the scenarios. */
export const COMPANY_A = '9341450122330011';
export const COMPANY_B = '9341450122330022';
export const COMPANY_C = '9341450122330033';

/** Access keys that the sandbox platform knows; worthless anywhere else. */
export const ADMIN_KEY_A = 'sandbox-admin-a-5f1c2b7d';
export const BOOKKEEPER_KEY_A = 'sandbox-bookkeeper-a-91d0e4aa';
export const VIEWER_KEY_A = 'sandbox-viewer-a-37c8f052';
export const ADMIN_KEY_B = 'sandbox-admin-b-a40b6e19';
export const ADMIN_KEY_C = 'sandbox-admin-c-c2e98d43';
export const ADMIN_KEY_ALL = 'sandbox-admin-all-08bb71f6';

const ADMIN = { id: 'u1', name: 'Office admin' };
const BOOKKEEPER = { id: 'u2', name: 'Office bookkeeper' };
const VIEWER = { id: 'u3', name: 'Office viewer' };
const ADMINISTRATRICE = { id: 'u4', name: 'Administration' };

/** Who holds which key. */
export const ACCESS_KEYS: { access_key: string; holder: AccessHolder }[] = [
  { access_key: ADMIN_KEY_A, holder: { user: ADMIN, role: 'admin', realms: [COMPANY_A] } },
  { access_key: BOOKKEEPER_KEY_A, holder: { user: BOOKKEEPER, role: 'bookkeeper', realms: [COMPANY_A] } },
  { access_key: VIEWER_KEY_A, holder: { user: VIEWER, role: 'viewer', realms: [COMPANY_A] } },
  { access_key: ADMIN_KEY_B, holder: { user: ADMIN, role: 'admin', realms: [COMPANY_B] } },
  { access_key: ADMIN_KEY_C, holder: { user: ADMINISTRATRICE, role: 'admin', realms: [COMPANY_C] } },
  {
    access_key: ADMIN_KEY_ALL,
    holder: { user: ADMIN, role: 'admin', realms: [COMPANY_A, COMPANY_B, COMPANY_C] },
  },
];
