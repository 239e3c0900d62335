/** The texts of the example company that depend on the language. */
export interface ExampleTexts {
  readonly company: string;
  readonly platform: string;
  readonly user: string;
  readonly colleague: string;
  readonly currency: string;
  readonly accepted: string;
  /** Why a command is refused, by its code. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly rounding: string;
  readonly terms: string;
  readonly no_customer: string;
  readonly skipped: string;
  readonly mowing: string;
  readonly cleanup: string;
  readonly snow: string;
  readonly pruning: string;
  readonly irrigation: string;
  readonly residential: string;
  readonly commercial: string;
  readonly yard: string;
  readonly checking: string;
  readonly income: string;
  readonly supplies: string;
  readonly fees: string;
  readonly receivable: string;
  readonly lead: string;
  readonly crew: string;
  readonly taxable: string;
  readonly exempt: string;
  readonly hours: string;
  readonly account_kinds: Readonly<Record<'bank' | 'income' | 'expense' | 'receivable', string>>;
}
