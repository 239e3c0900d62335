const NOBODY_WAITS = (): void => {};

/** Holds back the answers to a view's changes until each is released, like a slow platform. */
export const answering = {
  next: Promise.resolve(),
  letGo: NOBODY_WAITS,

  hold(): void {
    answering.next = new Promise((resolve) => {
      answering.letGo = () => {
        // The next answer is held, too.
        answering.hold();
        resolve();
      };
    });
  },

  release(): void {
    answering.letGo();
    answering.next = Promise.resolve();
  },
};
