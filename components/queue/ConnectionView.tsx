import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isExample } from '../../lib/core/example-company.ts';
import type { ConnectAnswer } from '../../lib/protocol/options.ts';
import type { DoneAnswer, Explanation } from '../../lib/protocol/views.ts';
import { Confirm } from '../dialog/Confirm.tsx';
import { Explained } from '../record/Explained.tsx';
import { trusted } from '../trusted.ts';
import { CancelAll } from './CancelAll.tsx';
import { CommandButton } from './controls.tsx';
import type { QueueFrame } from './queue-frame.ts';

/** The company's connection: platform, user, disconnecting, and reconnecting with a key. */
export function ConnectionView({
  frame,
  active,
  onDisconnect,
  onReconnect,
  optionsAddress,
  children,
}: {
  frame: QueueFrame;
  /** The number of commands and syncs under way: the connection cannot end before them. */
  active: number;
  onDisconnect: () => Promise<DoneAnswer>;
  /** `null` where one key is not enough: the options ask for all. */
  onReconnect: ((accessKey: string) => Promise<ConnectAnswer>) | null;
  optionsAddress: string;
  /** The checks of the connection. */
  children: ComponentChildren;
}) {
  const { words, company, language } = frame;
  // The line above removes the example; nothing of it is connected.
  const isReal = !isExample(company.realm);
  const disconnected = company.connection === 'disconnected';
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<Explanation | null>(null);
  const [said, setSaid] = useState('');
  const admin = company.role === 'admin';
  const why = !admin
    ? words.link.disconnect_role('')
    : active > 0
      ? words.link.disconnect_wait(active)
      : null;
  return (
    <div class="connection-view">
      <section class="sheet" aria-labelledby="link-heading">
        <h3 id="link-heading">{words.link.heading}</h3>
        <dl class="pairs">
          <dt>{words.link.platform}</dt>
          <dd>{company.platform}</dd>
          <dt>{words.link.user}</dt>
          <dd>
            {company.user} · {words.shared.role[company.role]}
          </dd>
          {isReal && (
            <>
              <dt>{words.link.company}</dt>
              <dd class="number">{company.realm}</dd>
            </>
          )}
        </dl>
        {disconnected && company.problem && (
          <div class="notice tone-bad">
            <Explained explanation={company.problem} words={words.shared} />
          </div>
        )}
        {problem && (
          <div class="notice tone-bad" role="alert">
            <Explained explanation={problem} words={words.shared} />
          </div>
        )}
        <p role="status">{said}</p>
        {isReal && (
          <div class="buttons">
            {onReconnect ? (
              <button
                type="button"
                class="button"
                aria-expanded={open}
                onClick={trusted(() => setOpen(!open))}
              >
                {words.link.reconnect}
              </button>
            ) : (
              <a class="button" href={optionsAddress}>
                {words.link.reconnect}
              </a>
            )}
            {!disconnected && company.counters.pending > 0 && <CancelAll frame={frame} />}
            {!disconnected && (
              <CommandButton kind="destructive" why={why} onPress={() => setAsking(true)}>
                {words.link.disconnect}
              </CommandButton>
            )}
          </div>
        )}
        {isReal && !disconnected && why !== null && <p class="quiet small">{why}</p>}
        <p class="quiet small">{words.link.who_syncs(company.platform)}</p>
        {open && onReconnect && (
          <ReconnectForm
            frame={frame}
            optionsAddress={optionsAddress}
            onReconnect={async (key) => {
              setProblem(null);
              setSaid(words.link.activating);
              const answer = await onReconnect(key);
              setSaid(answer.status === 'connected' ? words.link.connected : '');
              setProblem(answer.status === 'refused' ? answer.problem : null);
              if (answer.status === 'connected') setOpen(false);
            }}
          />
        )}
        {isReal && <NoHelp frame={frame} optionsAddress={optionsAddress} />}
      </section>
      {children}
      {asking && (
        <Confirm
          title={words.link.disconnect_title(company.platform)}
          lines={[words.link.disconnect_line]}
          confirmLabel={words.link.disconnect}
          words={words.shared}
          language={language}
          onCancel={() => setAsking(false)}
          onConfirm={async () => {
            setAsking(false);
            setSaid('');
            const answer = await onDisconnect();
            setProblem(answer.status === 'refused' ? answer.problem : null);
            if (answer.status === 'done') setOpen(true);
          }}
        />
      )}
    </div>
  );
}

/** What is left to try where nothing has helped. */
function NoHelp({
  frame: { words, company },
  optionsAddress,
}: {
  frame: QueueFrame;
  optionsAddress: string;
}) {
  return (
    <details class="no-help">
      <summary>{words.link.no_help}</summary>
      <ol>
        {words.link.no_help_steps(company.platform).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a href={optionsAddress}>{words.link.stored}</a>
      </p>
    </details>
  );
}

function ReconnectForm({
  frame,
  optionsAddress,
  onReconnect,
}: {
  frame: QueueFrame;
  optionsAddress: string;
  onReconnect: (accessKey: string) => Promise<void>;
}) {
  const { words } = frame;
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <form
      class="reconnect"
      onSubmit={async (event) => {
        event.preventDefault();
        if (busy || !event.isTrusted) return;
        setBusy(true);
        await onReconnect(key.trim());
        setBusy(false);
      }}
    >
      <p class="quiet">{words.link.reconnect_line}</p>
      <p class="field">
        <label for="access-key">{words.link.key}</label>
        <input
          id="access-key"
          class="input"
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={key}
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </p>
      <p class="buttons">
        <button type="submit" class="button primary" disabled={busy}>
          {words.link.activate}
        </button>
      </p>
      <p class="small">
        <a href={optionsAddress}>{words.link.other_address}</a>
      </p>
    </form>
  );
}
