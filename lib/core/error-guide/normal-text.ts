/** Characters read for matching: error texts are short; longer ones are pages or dumps. */
const HEAD = 4_000;
const TAIL = 2_000;

/** The beginning and end of a text, so that a long answer does not slow matching down. */
function readable(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)} ${text.slice(-TAIL)}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  rsquo: "'",
  nbsp: ' ',
};

/**
 * Unescapes markup in a text: nested faults are escaped as entities (`&lt;Error code=&quot;6140&quot;`) or as JSON
 * (`{\"code\":\"6140\"}`, `\u003cMessage\u003e`), and CDATA hides its text. In: anything from a server. Out: at most
 * 6,001 characters.
 */
export function unescapeMarkup(text: string): string {
  return readable(text)
    .replace(/\\u00([2-7][\da-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\+(["/])/g, '$1')
    .replace(/\\+[nrt]/g, ' ')
    .replace(/&(?:amp;){1,2}(?=#?\w{2,6};)/g, '&')
    .replace(/&#(\d{2,3});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&(\w{2,5});/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/<!\[CDATA\[|\]\]>/g, ' ');
}

/** Attributes that hold a fault's text: `<Error code="6140" message="Duplicate…"/>`. */
const TELLING_ATTRIBUTES =
  /\b\w{0,12}(?:message|msg|details?|description|reason|error|text|string)\s{0,3}=\s{0,3}(?:"([^"]{1,1000})"|'([^']{1,1000})')/gi;

/**
 * A text as a reader would see it: no markup, no control or direction characters, single spaces, straight quotes. In:
 * anything from a server. Out: at most 6,001 characters.
 */
export function plainText(text: string): string {
  return unescapeMarkup(text)
    .replace(/<[^<>]{0,2000}>/g, (tag) =>
      [...tag.matchAll(TELLING_ATTRIBUTES)]
        .map(([, double, single]) => ` : ${double ?? single}`)
        .join('')
        .concat(' '),
    )
    .replace(/&amp;/g, '&')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a text is a web page: QuickBooks and platforms answer with data, systems in front of them with pages. */
export function isWebPage(text: string): boolean {
  return /<(?:!doctype )?html\b|<(?:head|body)\b/i.test(readable(text));
}

/** Lower case without accents, so that words match in any language of a company. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
}

/** Texts that mean "nothing": placeholders that programs write without a text, and bare "error"s. */
const NOTHING =
  /^(?:null|undefined|none|nil|nan|n\/a|false|\[object object\]|(?:an? )?(?:unknown |unspecified )?(?:error|failure)(?: (?:has )?occurred)?|(?:sync(?:hronization)? )?failed|(?:une )?erreur(?: (?:inconnue|s'est produite))?|echec(?: de (?:la )?synchronisation)?)$/;

/** Whether a text says nothing: blank, only markup or punctuation, or a placeholder. */
export function saysNothing(text: string | null | undefined): boolean {
  if (!text) return true;
  const words = foldText(plainText(text)).replace(/^[^\p{L}\p{N}[]+|[^\p{L}\p{N}\]]+$/gu, '');
  return words.replace(/[[\]]/g, '') === '' || NOTHING.test(words);
}
