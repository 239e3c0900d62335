/** Characters that take no space: soft hyphens, zero-width spaces and joiners, marks of direction, byte order marks. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text as it stands on a screen and as a keyboard writes it: any white space as one space, plain quotes and hyphens. */
function asShown(text: string): string {
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u201c\u201d\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-');
}

/** Whether somebody has typed what is shown to them: several spaces, or ones that do not break, look like one. */
export function isAsShown(typed: string, shown: string): boolean {
  return asShown(typed) === asShown(shown);
}
