import { expect, test } from 'vitest';
import type { Failing } from '../../core/diagnosis/check.ts';
import type { CompanyHealth, DiagnosisAnswer, ProbeAnswer } from '../../protocol/diagnosis.ts';
import type { ConnectionAnswer } from '../../protocol/panel.ts';
import type { Refused } from '../../protocol/views.ts';
import { ANSWER, HEALTH, live, PROBE, refused } from '../../views/diagnosis/health.fixture.ts';
import type { AskSafely } from '../ask-safely.ts';
import { followDiagnosis } from './follow-diagnosis.ts';

/** A diagnosis whose platform answers when the test says so. */
function opened() {
  let health: CompanyHealth = HEALTH;
  const asked: string[] = [];
  const waiting: ((answer: ConnectionAnswer | Refused) => void)[] = [];
  const answers = {
    diagnosis: async (): Promise<DiagnosisAnswer> => ({
      ...ANSWER,
      companies: [health],
      wake_at: '2026-03-03T14:10:00Z',
    }),
    ask_connection: () => new Promise<ConnectionAnswer | Refused>((resolve) => waiting.push(resolve)),
    probe_platform: async (): Promise<ProbeAnswer> => PROBE,
  };
  const ask = (async ({ type }: { type: keyof typeof answers }) => {
    asked.push(type);
    return answers[type]();
  }) as unknown as AskSafely;
  let heard = () => {};
  let changes = 0;
  const source = followDiagnosis(ask, HEALTH.company.company_key, {
    mayReach: async () => true,
    asleep: async () => null,
    isOnline: () => true,
    openAddress: () => undefined,
    openOptions: () => undefined,
    copy: async () => undefined,
    onChange(listener) {
      heard = listener;
      return () => {
        heard = () => {};
      };
    },
    language: () => 'en',
    clock: () => Date.parse('2026-03-03T14:00:00Z'),
  });
  const stop = source.follow(() => {
    changes += 1;
  });
  const settled = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const shown = () => {
    const now = source.shown();
    if (!now || 'problem' in now) throw new Error('Nothing is shown');
    return now;
  };
  return {
    asked,
    waiting,
    shown,
    settled,
    stop,
    again: source.again,
    changes: () => changes,
    async change(now: CompanyHealth) {
      health = now;
      heard();
      await settled();
    },
  };
}

test('the verdict waits for the platform, which is also asked for records, commands and runs', async () => {
  const { asked, waiting, shown, settled } = opened();
  await settled();
  expect(shown().verdict).toBeNull();
  waiting[0]?.(live());
  await settled();
  expect(asked).toEqual(['diagnosis', 'ask_connection', 'probe_platform']);
  expect(shown().verdict).toEqual({ kind: 'pass' });
});

test('a platform that refuses is not probed', async () => {
  const { asked, waiting, shown, settled } = opened();
  await settled();
  waiting[0]?.(refused('key_refused'));
  await settled();
  expect(asked).toEqual(['diagnosis', 'ask_connection']);
  expect(shown().verdict).toEqual({ kind: 'fail', count: 1 });
});

test('the platform is asked again when a failure begins, and an older answer is ignored', async () => {
  const { asked, waiting, shown, settled, change } = opened();
  await settled();
  await change({ ...HEALTH, last_processed_at: '2026-03-03T13:55:00Z' });
  expect(asked.filter((type) => type === 'ask_connection')).toHaveLength(1);
  const failing: Failing = {
    step: 'pull',
    code: 'records_unreadable',
    status: 200,
    reason: 'cursor: not a text',
    since: '2026-03-03T13:58:00Z',
    retry_at: '2026-03-03T14:05:00Z',
  };
  await change({ ...HEALTH, failing: [failing] });
  expect(asked.filter((type) => type === 'ask_connection')).toHaveLength(2);
  waiting[0]?.(refused('key_refused'));
  await settled();
  const results = () =>
    shown()
      .checks.filter(({ result }) => result === 'fail')
      .map(({ id }) => id);
  expect(results()).toEqual(['records']);
  waiting[1]?.(live());
  await settled();
  expect(results()).toEqual(['records']);
});

test('nothing is read after the end', async () => {
  const { asked, waiting, settled, stop, change, changes } = opened();
  await settled();
  stop();
  const before = changes();
  await change(HEALTH);
  waiting[0]?.(live());
  await settled();
  expect(changes()).toBe(before);
  expect(asked.filter((type) => type === 'diagnosis')).toHaveLength(1);
});
