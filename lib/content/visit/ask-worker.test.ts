import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RequestOf } from '../../protocol/requests.ts';
import { askWorker } from './ask-worker.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const request: RequestOf<'undo'> = {
  type: 'undo',
  realm: '9341450122330011',
  company_key: 'c:9341450122330011',
  keys: ['0f1e2d3c-0000-4000-8000-000000000000'],
};
const signal = () => new AbortController().signal;

test('a request that the worker did not answer before it ended is sent again unchanged', async () => {
  const asked: unknown[] = [];
  const ask = askWorker(
    async (message) => {
      asked.push(message);
      return asked.length < 3 ? undefined : { ok: true, answer: { status: 'done' } };
    },
    () => undefined,
  );
  const answer = ask<'undo'>(request, signal(), () => true);
  await vi.runAllTimersAsync();
  await expect(answer).resolves.toEqual({ status: 'done' });
  expect(asked).toEqual([request, request, request]);
});

test('it is given up after ten tries within about a minute', async () => {
  let tries = 0;
  const ask = askWorker(
    async () => {
      tries++;
      return undefined;
    },
    () => undefined,
  );
  const from = Date.now();
  const answer = expect(ask<'undo'>(request, signal(), () => true)).rejects.toMatchObject({
    code: 'worker_gone',
  });
  await vi.runAllTimersAsync();
  await answer;
  expect(tries).toBe(10);
  expect(Date.now() - from).toBeGreaterThan(45_000);
  expect(Date.now() - from).toBeLessThan(75_000);
});

test('once another company is open, the request is not retried', async () => {
  let tries = 0;
  let right = true;
  const ask = askWorker(
    async () => {
      tries++;
      right = false;
      return undefined;
    },
    () => undefined,
  );
  const answer = expect(ask<'undo'>(request, signal(), () => right)).rejects.toMatchObject({
    code: 'company_changed',
  });
  await vi.runAllTimersAsync();
  await answer;
  expect(tries).toBe(1);
});

test('a removed extension is reported once and not asked again; refusals pass through', async () => {
  const gone = vi.fn();
  let tries = 0;
  const ask = askWorker(async () => {
    tries++;
    throw new Error('Extension context invalidated.');
  }, gone);
  await expect(ask<'undo'>(request, signal(), () => true)).rejects.toMatchObject({ code: 'extension_gone' });
  expect([tries, gone.mock.calls.length]).toEqual([1, 1]);

  const refusing = askWorker(
    async () => ({ ok: false, error: { code: 'not_allowed', message: 'No', retryable: false } }),
    gone,
  );
  await expect(refusing<'undo'>(request, signal(), () => true)).rejects.toMatchObject({
    code: 'not_allowed',
  });
});
