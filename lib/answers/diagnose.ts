import { isOlderVersion } from '../health/is-older-version.ts';
import { diagnosis as en } from '../locales/diagnosis/en.ts';
import { diagnosis as fr } from '../locales/diagnosis/fr-ca.ts';
import type { DiagnosisAnswer } from '../messages/answers.ts';
import type { RequestOf } from '../messages/requests.ts';
import type { Desk } from './desk.ts';
import { type ConnectedCompany, connectedCompanies } from './find-company.ts';
import { iso } from './iso-time.ts';
import { wordsFor } from './language.ts';
import { viewCompany } from './view-company.ts';

type Check = DiagnosisAnswer['checks'][number];

/** What is all right, what is not, and one next step each; unknown is said to be unknown. */
export async function diagnose(request: RequestOf<'diagnosis'>, desk: Desk): Promise<DiagnosisAnswer> {
  const words = await wordsFor(desk);
  const db = desk.tables.bulk;
  const companies = (await connectedCompanies(desk, null)).filter(
    ({ company }) => request.company_key === null || company.key === request.company_key,
  );
  const checks: Check[] = [];
  const wakeAt = await desk.wakeAt();
  for (const connected of companies)
    checks.push(
      ...checksOf(connected, wakeAt, viewCompany(connected, words), words.language === 'en' ? en : fr),
    );
  const keys = new Set(companies.map(({ company }) => company.key));
  return {
    checks,
    set_aside: (await db.set_aside.toArray())
      .filter((row) => keys.has(row.company_key))
      .map(({ id, reason, at }) => ({ id: id.startsWith('?') ? null : id, reason, at: iso(at) ?? '' })),
    misses: (await db.misses.toArray()).map(({ page, place, since, count }) => ({
      page,
      place,
      since: iso(since) ?? '',
      count,
    })),
  };
}

function checksOf(
  { company, connection }: ConnectedCompany,
  wakeAt: number | null,
  view: ReturnType<typeof viewCompany>,
  words: typeof en,
): Check[] {
  const state = view.connection;
  const step = view.problem?.steps[0] ?? null;
  const reached = state !== 'down' && state !== 'busy';
  const outdated =
    connection.connector_version && connection.minimum_connector_version
      ? isOlderVersion(connection.connector_version, connection.minimum_connector_version)
      : null;
  const check = (
    id: keyof typeof words.labels,
    result: Check['result'],
    detail: string,
    next: string | null = null,
  ) => ({
    id: `${company.key} ${id}`,
    label: words.labels[id](company.name, connection.platform),
    result,
    detail,
    step: result === 'fail' ? next : null,
  });
  return [
    check(
      'online',
      navigator.onLine ? 'pass' : 'fail',
      navigator.onLine ? words.yes : words.offline,
      words.go_online,
    ),
    check(
      'reached',
      reached ? 'pass' : 'fail',
      view.problem && !reached ? view.problem.what : words.yes,
      step,
    ),
    check(
      'key',
      state === 'refused' ? 'fail' : reached ? 'pass' : 'unknown',
      state === 'refused' ? (view.problem?.what ?? '') : reached ? words.yes : words.not_reached,
      step,
    ),
    check(
      'quickbooks',
      company.quickbooks === null || !reached ? 'unknown' : company.quickbooks.connected ? 'pass' : 'fail',
      company.quickbooks?.connected === false
        ? (view.problem?.what ?? '')
        : company.quickbooks
          ? words.yes
          : words.not_said,
      step,
    ),
    check(
      'version',
      outdated === null ? 'unknown' : outdated ? 'fail' : 'pass',
      outdated === null
        ? words.not_said
        : words.version(connection.connector_version ?? '', connection.minimum_connector_version ?? ''),
      words.update(connection.platform),
    ),
    check(
      'schedule',
      company.frequency.kind === 'never' ? 'pass' : wakeAt === null ? 'fail' : 'pass',
      company.frequency.kind === 'never' ? words.automatic_off : wakeAt === null ? words.no_alarm : words.yes,
      words.reload,
    ),
  ];
}
