/** A style sheet as text, inlined by the bundler, for shadow roots. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
declare module '*.css' {}
