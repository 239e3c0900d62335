import { afterEach, beforeEach } from 'vitest';
import { controls } from './controls.ts';

beforeEach(() => controls.begin());
afterEach(({ task }) => {
  const missing = controls.end();
  if (missing.length > 0 && task.result?.state !== 'fail')
    throw new Error(
      `Nothing shows that these could have been found: ${missing.join('; ')}. ` +
        'Find each in this test in another state, or take its name from a catalogue with `worded`.',
    );
});
