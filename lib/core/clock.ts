/** Returns the time now, in milliseconds since the Unix epoch; injected, so that tests control it. */
export type Clock = () => number;
