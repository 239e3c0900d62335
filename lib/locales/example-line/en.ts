/** Words of the line on every surface that shows the example company. */
export const exampleLine = {
  line: 'Example company: nothing here is real',
  remove: 'Remove the example',
  failed: 'The example couldn’t be removed. Press the button again.',
};

export type ExampleLineWords = typeof exampleLine;
