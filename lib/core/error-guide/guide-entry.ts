/** The kind of problem, which decides who has to react. */
export type GuideCategory = 'data' | 'temporary' | 'connection' | 'limits' | 'unknown';

/** Who can correct it; `nobody` where it passes by itself. */
export type WhoCanAct = 'bookkeeper' | 'admin' | 'platform' | 'nobody';

/** Whether Resync helps: at once, after a correction, not at all, or through the parent. */
export type ResyncHelps = 'yes' | 'after-fix' | 'no' | 'via-parent';

/** Corrections that are safe without a question. Clear ID and renumbering never are. */
export type AutomaticCorrection =
  | 'resend-once'
  | 'recheck-once'
  | 'relink-exact-customer'
  | 'rematch-product';

/** `at-once`: as soon as the error is seen, subject to backoff; `after-grace`: when the grace cycles are used up. */
export type CorrectionTime = 'at-once' | 'after-grace';

/** An entry of the guide: the behaviour of an error. */
export interface GuideEntry {
  readonly category: GuideCategory;
  readonly who: WhoCanAct;
  readonly resync: ResyncHelps;
  readonly clearId?: true;
  /** The failure uses the record's grace cycles. */
  readonly grace?: true;
  readonly fix?: readonly [AutomaticCorrection, CorrectionTime];
}
