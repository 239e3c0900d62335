/** What the bundler knows of a build. */
interface ImportMeta {
  readonly env: { readonly MODE: string };
}
