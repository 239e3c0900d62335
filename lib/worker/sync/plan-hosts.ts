/** What the back-off of a host needs to know of an outage; its fields are those of the stored one. */
export interface HostOutage {
  readonly code: string;
  readonly step: string;
  readonly since: number;
  readonly tries: number;
  readonly retry_at: number;
  readonly asked_until: number | null;
  readonly notified_at: number | null;
  readonly tried_at?: number;
  shared?: true;
}

/** One connected company, as far as the back-off of its platform's host depends on it. */
export interface HostFacts<T extends HostOutage> {
  readonly key: string;
  readonly host: string;
  readonly outage: T | null;
  /** Its cycle is under way or due to start. */
  readonly isDue: boolean;
  readonly isRunning: boolean;
  /** When the platform last answered for it; `null` for never. */
  readonly answeredAt: number | null;
}

/** The faults that every company of a host meets; at the connection, any failure of the platform is one. */
const OF_HOST: ReadonlySet<string> = new Set(['unreachable', 'timeout', 'busy']);

function isOfHost({ code, step, shared }: HostOutage): boolean {
  return shared === true || OF_HOST.has(code) || (code === 'platform_failed' && step === 'connect');
}

/**
 * One back-off per host: while a host does not answer, the company that has tried it most tries again, and the others
 * share its outage instead of asking too. Once the host has answered any of them, all go on.
 * @returns the outages to be stored, by company; companies without a change are absent
 */
export function planHosts<T extends HostOutage>(
  companies: readonly HostFacts<T>[],
  now: number,
): Map<string, T | null> {
  const changes = new Map<string, T | null>();
  const hosts = new Set(companies.flatMap(({ host, outage }) => (outage ? [host] : [])));
  for (const host of hosts) {
    planHost(
      companies.filter((each) => each.host === host),
      now,
      changes,
    );
  }
  return changes;
}

function planHost<T extends HostOutage>(
  companies: readonly HostFacts<T>[],
  now: number,
  changes: Map<string, T | null>,
): void {
  const answeredAt = Math.max(...companies.map((each) => each.answeredAt ?? 0));
  const [lead] = companies
    .filter((each) => leads(each, now, answeredAt))
    .sort((a, b) => rank(b) - rank(a) || (a.key < b.key ? -1 : 1));
  for (const { key, outage, isDue, isRunning } of companies) {
    if (isRunning) continue;
    const leading = key === lead?.key;
    const isSharing = lead?.outage && !leading;
    const change = isSharing ? shared(outage, isDue, lead.outage) : alone(outage, now, leading);
    if (change !== outage) changes.set(key, change);
  }
}

function leads(
  { outage, isDue, isRunning }: HostFacts<HostOutage>,
  now: number,
  answeredAt: number,
): boolean {
  if (!outage || !isOfHost(outage) || isAnswered(outage, answeredAt)) return false;
  // Without a cycle, nothing would end it.
  return isDue || isRunning || (!outage.shared && outage.retry_at > now);
}

function isAnswered({ tried_at, since }: HostOutage, answeredAt: number): boolean {
  return (tried_at ?? since) < answeredAt;
}

function rank({ outage }: HostFacts<HostOutage>): number {
  return outage ? outage.tries + (outage.shared ? 0 : 1_000) : 0;
}

/** While the host is down: the outage of a company that would ask it. */
function shared<T extends HostOutage>(outage: T | null, isDue: boolean, lead: T): T | null {
  if (outage ? !isOfHost(outage) : !isDue) return outage;
  const next: T = { ...lead, notified_at: outage?.notified_at ?? null, shared: true };
  return outage?.shared && outage.retry_at === next.retry_at && outage.tries === next.tries ? outage : next;
}

/**
 * The outage of a company that asks the host itself.
 * @param leading it tries again when its time comes; otherwise the host has answered, and there is nothing to wait for
 */
function alone<T extends HostOutage>(outage: T | null, now: number, leading: boolean): T | null {
  if (!outage || !isOfHost(outage)) return outage;
  const soon = leading ? outage.retry_at : Math.max(now, outage.asked_until ?? 0);
  if (!outage.shared && outage.retry_at <= soon) return outage;
  // One that users were notified of is ended by the company's own next step, which tells them.
  if (outage.shared && !leading && outage.notified_at === null) return null;
  const own: T = { ...outage, retry_at: Math.min(outage.retry_at, soon) };
  delete own.shared;
  return own;
}
