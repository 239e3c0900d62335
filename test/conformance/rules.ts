import type { Rule } from './rule.ts';
import { COMMAND_RULES } from './rules/command-rules.ts';
import { CONNECTION_RULES } from './rules/connection-rules.ts';
import { FEED_RULES } from './rules/feed-rules.ts';
import { GENERAL_RULES } from './rules/general-rules.ts';
import { LONE_RULES } from './rules/lone-rules.ts';
import { LOOKUP_RULES } from './rules/lookup-rules.ts';
import { RUN_RULES } from './rules/run-rules.ts';

/** Every rule of the contract that can be tried from outside, in the order in which they are told. */
export const RULES: readonly Rule[] = [
  ...GENERAL_RULES,
  ...CONNECTION_RULES,
  ...FEED_RULES,
  ...LOOKUP_RULES,
  ...COMMAND_RULES,
  ...RUN_RULES,
  ...LONE_RULES,
];
