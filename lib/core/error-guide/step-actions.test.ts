import { expect, test } from 'vitest';
import { GUIDE_STEPS, type StepId } from './guide-steps.ts';
import { actionOfStep, isFollowed } from './step-actions.ts';

const STEP_IDS: readonly StepId[] = [...new Set(Object.values(GUIDE_STEPS).flatMap(({ steps }) => steps))];
const nothing = () => false;
const everything = () => true;

test('a step that Tickmark alone can do is left out where it cannot', () => {
  const left = STEP_IDS.filter((step) => !isFollowed(step, nothing));
  expect(left.length).toBeGreaterThan(5);
  for (const step of left) expect(actionOfStep(step), step).not.toBeNull();
});

test('a new number or customer can be given elsewhere, so that such a step stays', () => {
  expect(isFollowed('change-number', nothing)).toBe(true);
  expect(isFollowed('or-create', nothing)).toBe(true);
});

test('a step that replaces another is told only where that one cannot be done', () => {
  for (const step of ['date-after-closing', 'change-there', 'adjust'] as const) {
    expect(isFollowed(step, everything), step).toBe(false);
    expect(isFollowed(step, nothing), step).toBe(true);
  }
});

test('where everything can be done, no step is left out but those that replace another', () => {
  expect(STEP_IDS.filter((step) => !isFollowed(step, everything)).toSorted()).toEqual([
    'adjust',
    'change-there',
    'date-after-closing',
  ]);
});
