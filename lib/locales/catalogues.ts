import type { Language } from '../core/languages.ts';

/**
 * The words of one surface in every language: a missing language does not compile. Each surface has its own index,
 * because a module shared by several pages is bundled with all of them.
 */
export type Catalogues<Words> = Readonly<Record<Language, Words>>;
