/** A user's role on the platform. */
export const ROLES = ['admin', 'bookkeeper', 'viewer'] as const;
export type Role = (typeof ROLES)[number];
