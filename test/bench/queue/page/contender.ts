/** What the runner needs of a queue: accept requests, send them, count the remaining ones. */
export interface Contender {
  fill(count: number): Promise<void>;
  send(): Promise<void>;
  left(): Promise<number>;
}

/** Exposes a queue in a service worker through messages, each answered over its port. */
export function serveContender(contender: Contender): void {
  addEventListener('message', (event) => {
    const { data, ports } = event as MessageEvent<{ ask: keyof Contender; count: number }>;
    const work = data.ask === 'fill' ? contender.fill(data.count) : contender[data.ask]();
    const answered = Promise.resolve<unknown>(work).then(
      (answer) => ports[0]?.postMessage({ answer }),
      (error) => ports[0]?.postMessage({ error: String(error) }),
    );
    (event as Event & { waitUntil?: (until: Promise<unknown>) => void }).waitUntil?.(answered);
  });
}

/** Sends one request with an effect. @throws TypeError when it is lost */
export async function sendEffect(key: string): Promise<void> {
  const answer = await fetch('/effect', { method: 'POST', headers: { 'idempotency-key': key }, body: key });
  if (!answer.ok) throw new Error(`Answered ${answer.status}`);
}
