/**
 * What the page reaches at run time, by any way round. Types are left out of this graph: they cost nothing there, and the
 * page knows the answers' shapes by type alone.
 */
const { options } = require('./.dependency-cruiser.cjs');

const HEAVY = 'node_modules/(zod|ky|idb-keyval|webextension-polyfill)/';

module.exports = {
  forbidden: [
    {
      name: 'the-page-reaches-no-heavy-package',
      severity: 'error',
      from: { path: '^(entrypoints/(quickbooks\\.content|card)/|lib/content/)' },
      to: { path: HEAVY, reachable: true },
    },
    {
      name: 'the-page-loads-no-views-before-the-card-is-opened',
      severity: 'error',
      from: { path: '^(entrypoints/quickbooks\\.content/|lib/content/(overlay|quickbooks|visit)/)' },
      to: { path: 'node_modules/(preact|@preact)/', reachable: true },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};
