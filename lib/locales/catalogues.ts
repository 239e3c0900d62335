import type { Language } from '../core/languages.ts';

/**
 * The words of one surface in every language: a language that is missing does not compile. Each surface has an index of
 * its own, because a module that several pages share is bundled with all of them.
 */
export type Catalogues<Words> = Readonly<Record<Language, Words>>;
