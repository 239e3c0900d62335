/** What the build fills in: `sandbox` in the build for tests. */
interface ImportMeta {
  readonly env: { readonly MODE: string };
}
