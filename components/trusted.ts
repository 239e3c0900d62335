/**
 * Lets a handler act on what a person did and on nothing that a script of the page made up.
 * @returns a handler that ignores events which the browser did not make itself
 */
export function trusted<E extends Event>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
