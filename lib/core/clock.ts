/** The time now, in milliseconds since the epoch; handed in, so that tests control it. */
export type Clock = () => number;
