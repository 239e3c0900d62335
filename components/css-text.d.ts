/** A style sheet as text, for shadow roots: the bundler inlines it. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
declare module '*.css' {}
