import type { LayoutAnswer } from '../../core/diagnosis/layout-report.ts';
import type { PagePush, PushAnswer } from '../../protocol/pushes.ts';
import type { Company } from '../quickbooks/decide-company.ts';
import type { Announcer } from './announcer.ts';
import { answerShortcut } from './answer-shortcut.ts';
import type { Commands } from './commands.ts';
import type { Questions } from './questions.ts';
import { shownIn, type VisitState } from './visit-state.ts';

/** The functions of the visit for answering the worker and the popup. */
export interface PushTools {
  readonly state: VisitState;
  readonly announcer: Announcer;
  readonly commands: Commands;
  readonly questions: Questions;
  /** Reads the open company again. */
  readonly company: () => Company;
  /** The company's name, as the page shows it. */
  readonly companyName: () => string | null;
  readonly checkLayout: () => Promise<LayoutAnswer>;
  /** Whether this secret was sent to a frame that has not asked yet. */
  readonly isOwnFrame: (secret: string) => boolean;
}

/**
 * Handles a push.
 * @returns `true` if the answer comes later
 */
export function answerPush(
  push: PagePush,
  answer: (answer: PushAnswer) => void,
  tools: PushTools,
): true | undefined {
  const { state, questions } = tools;
  const company = tools.company();
  switch (push.push) {
    case 'which_company':
      answer({
        realm: company.status === 'open' ? company.realm : null,
        name: company.status === 'open' ? tools.companyName() : null,
        conflict: company.status === 'conflict',
      });
      return;
    case 'check_layout':
      tools
        .checkLayout()
        .catch(() => null)
        .then(answer);
      return true;
    case 'own_frame':
      answer(tools.isOwnFrame(push.secret));
      return;
    case 'changed':
      if (push.realm !== null && push.realm !== state.realm) return;
      state.known.keepOnly(shownIn(state));
      questions.askAgain();
      return;
    case 'preferences':
      questions.askAgain();
      return;
    case 'shortcut':
      resyncByKeyboard(company, tools);
      return;
  }
}

function resyncByKeyboard(company: Company, { state, announcer, commands, companyName }: PushTools): void {
  const ref = state.identity.kind === 'record' ? state.identity.ref : null;
  const answer = answerShortcut({
    company,
    companyName: companyName(),
    isConnected: state.known.company != null,
    isRecordPage: ref !== null,
    record: (ref && state.known.find({ ref })) ?? null,
    words: announcer.words,
    language: announcer.language,
  });
  if ('run' in answer) commands.run(answer.run, 'resync');
  else announcer.toast({ text: answer.say, tone: 'quiet' }, 'polite');
}
