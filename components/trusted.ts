/**
 * Makes a handler react only to a user's actions, not to events dispatched by scripts of the page.
 * @returns a handler that ignores events which the browser did not create itself
 */
export function trusted<E extends Event>(handler: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) handler(event);
  };
}
