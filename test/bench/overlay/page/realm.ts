/** The company that the benchmark's page shows. */
export const REALM = '9341450122330011';
