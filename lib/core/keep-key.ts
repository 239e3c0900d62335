/** How long an access key is kept: in this browser's profile until the connection ends, or until the browser closes. */
export const KEPT = ['profile', 'session'] as const;
export type Kept = (typeof KEPT)[number];
