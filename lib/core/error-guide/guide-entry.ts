/** What kind of trouble it is, and so who has to react at all. */
export type GuideCategory = 'data' | 'temporary' | 'connection' | 'limits' | 'unknown';

/** Who can put it right; `nobody` where it passes by itself. */
export type WhoCanAct = 'bookkeeper' | 'admin' | 'platform' | 'nobody';

/** Whether Resync leads anywhere: at once, only after something was put right, not at all, or through the parent. */
export type ResyncHelps = 'yes' | 'after-fix' | 'no' | 'via-parent';

/** Corrections that are safe without asking. Clear ID and renumbering never are. */
export type AutomaticCorrection =
  | 'resend-once'
  | 'recheck-once'
  | 'relink-exact-customer'
  | 'rematch-product';

/** `at-once`: as soon as the error is seen, back-off permitting; `after-grace`: when the grace cycles are used up. */
export type CorrectionTime = 'at-once' | 'after-grace';

/** One entry of the guide: how an error behaves. */
export interface GuideEntry {
  readonly category: GuideCategory;
  readonly who: WhoCanAct;
  readonly resync: ResyncHelps;
  readonly clearId?: true;
  /** The failure counts against the record's grace cycles. */
  readonly grace?: true;
  readonly fix?: readonly [AutomaticCorrection, CorrectionTime];
}
