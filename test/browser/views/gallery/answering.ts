const NOBODY_WAITS = (): void => {};

/** Holds back the answers to what a view has stored, until each is let go: as a platform does that is slow to answer. */
export const answering = {
  next: Promise.resolve(),
  letGo: NOBODY_WAITS,

  hold(): void {
    answering.next = new Promise((resolve) => {
      answering.letGo = () => {
        // The answer after this one is held in its turn.
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
