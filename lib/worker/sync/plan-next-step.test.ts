import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CycleFacts, planNextStep, type Step } from './plan-next-step.ts';

const nothing: CycleFacts = {
  connected: true,
  inDoubt: false,
  due: false,
  runWanted: false,
  runUnderWay: false,
  pullWanted: false,
  watching: false,
};

test.each<[Partial<CycleFacts>, Step]>([
  [{ connected: false, inDoubt: true, due: true, runWanted: true, pullWanted: true }, 'connect'],
  [{ inDoubt: true, due: true, runUnderWay: true }, 'ask'],
  [{ due: true, runUnderWay: true, runWanted: true, pullWanted: true }, 'push'],
  [{ runUnderWay: true, runWanted: true, pullWanted: true }, 'pull'],
  [{ runUnderWay: true, runWanted: true, watching: true }, 'follow'],
  [{ runWanted: true, pullWanted: true }, 'run'],
  [{ pullWanted: true, watching: true }, 'pull'],
  [{ watching: true }, 'follow'],
  [{}, 'reconcile'],
])('with %o the next step is %s', (facts, step) => {
  expect(planNextStep({ ...nothing, ...facts })).toBe(step);
});

test('nothing is sent, run or read before the platform is known to answer, nor judged before all is read', () => {
  const facts = fc.record({
    connected: fc.boolean(),
    inDoubt: fc.boolean(),
    due: fc.boolean(),
    runWanted: fc.boolean(),
    runUnderWay: fc.boolean(),
    pullWanted: fc.boolean(),
    watching: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (known) => {
      const step = planNextStep(known);
      if (!known.connected) expect(step).toBe('connect');
      if (step === 'push') expect(known.inDoubt).toBe(false);
      if (step === 'run') expect(known.due).toBe(false);
      if (step === 'reconcile') {
        const { connected: _, ...todo } = known;
        expect(Object.values(todo)).toEqual(Array(6).fill(false));
      }
    }),
  );
});
