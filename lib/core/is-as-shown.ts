/** Zero-width characters: soft hyphens, zero-width spaces and joiners, direction marks, byte order marks. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** A text as a screen shows it and a keyboard types it: any white space as one space, plain quotes and hyphens. */
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

/** Whether the user typed the text shown: repeated and non-breaking spaces look like one space. */
export function isAsShown(typed: string, shown: string): boolean {
  return asShown(typed) === asShown(shown);
}
