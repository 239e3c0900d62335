import { isKeyOf } from '../../core/keys-of.ts';
import { LANGUAGES } from '../../core/languages.ts';
import { PLATFORM_KINDS } from '../../core/platform-kinds.ts';
import { defineAdapter } from '../adapter.ts';
import { PlatformError } from '../platform-error.ts';
import { openExample } from './open-example.ts';

/** The example company: no server, and no secret but the language in which it is told. */
export const example = defineAdapter({
  fields: PLATFORM_KINDS.example.fields,
  checks: {
    language: (typed) => {
      if (isKeyOf(typed, LANGUAGES)) return typed;
      throw new PlatformError('not_found', 'The example is not told in this language');
    },
  },
  store: (read) => ({ address: 'tickmark:example', secret: read('language'), shown: '' }),
  open: openExample,
});
