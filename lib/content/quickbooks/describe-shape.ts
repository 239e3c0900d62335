/** Additional facts in the description. */
export interface ShapeOptions {
  /** Tickmark's names for elements that were found. */
  readonly marks: ReadonlyMap<Element, string>;
  /** Whether users cannot see an element; called only for children of visible elements. */
  isHidden(element: Element): boolean;
}

/** A longer description is cut off; lists of any length are one line per kind of row. */
const MOST_LINES = 4_000;
const TEXT = 3;

/** Common element names. Another name may be text that was parsed as markup. */
const TAGS = wordSet(
  `a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col colgroup
  data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure footer form frame frameset h1 h2 h3
  h4 h5 h6 header hgroup hr html i iframe img input ins kbd label legend li main map mark math menu meter nav object ol
  optgroup option output p param picture pre progress q rp rt ruby s samp search section select slot small source span
  strong sub summary sup svg table tbody td textarea tfoot th thead time tr track u ul var video wbr`,
);
const ATTRIBUTES = wordSet(
  `action align alt autocomplete border cellpadding cellspacing checked class colspan cols contenteditable dir disabled
  draggable enctype for form headers height hidden href id inert inputmode is itemprop lang list max maxlength method min
  multiple name novalidate open part pattern placeholder popover readonly rel required role rows rowspan scope selected
  size slot spellcheck src step style tabindex target title type valign value width wrap`,
);
const ROLES = wordSet(
  `alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
  complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell
  group heading img insertion link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox
  menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup region row rowgroup
  rowheader scrollbar search searchbox separator slider spinbutton status strong subscript superscript switch tab table
  tablist tabpanel term textbox time timer toolbar tooltip tree treegrid treeitem`,
);
/** Attribute names chosen by the page's authors: with a digit, or very long, a name may be derived from content. */
const OWN_ATTRIBUTE = /^(?=.{3,40}$)(?:data|aria)(?:-[a-z]+)+$/;
/** Elements whose content is irrelevant, or not the page's. */
const LEFT_OUT = /^(?:script|style|template|noscript|link|meta|title|tickmark-.*)$/;
const CLOSED = wordSet('svg math iframe object embed canvas video audio picture');

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/**
 * Describes the structure of a page without any word of its content: element names, attribute names, roles and nesting,
 * one element per line. No text and no attribute value gets out, except roles that ARIA defines; names that could be
 * derived from either are written as `…`. Children with the same structure are one line, marked `+`; `~` is a text.
 * @returns lines, indented by one space per level
 */
export function describeShape(root: Element, { marks, isHidden }: ShapeOptions): string {
  function describe(element: Element, hiddenAbove: boolean): string[] {
    // Drawings are usually hidden from assistive technology, which means nothing.
    const hidden = !hiddenAbove && !CLOSED.has(element.localName) && isHidden(element);
    const mark = marks.get(element);
    const line = [
      nameOf(element),
      attributesOf(element),
      mark === undefined ? '' : ` {${mark}}`,
      hidden ? ' (hidden)' : '',
      hasText(element) ? ' ~' : '',
    ].join('');
    const blocks = new Map<string, { readonly lines: readonly string[]; repeated: boolean }>();
    const add = (lines: string[]) => {
      const key = lines.join('\n');
      const known = blocks.get(key);
      if (known) known.repeated = true;
      else blocks.set(key, { lines, repeated: false });
    };
    if (!CLOSED.has(element.localName)) {
      const below = hiddenAbove || hidden;
      const inside = (parent: ParentNode) =>
        [...parent.children]
          .filter(({ localName }) => !LEFT_OUT.test(localName))
          .map((child) => describe(child, below));
      if (element.shadowRoot) add(['#shadow', ...inside(element.shadowRoot).flatMap(indented)]);
      for (const lines of inside(element)) add(lines);
    }
    return [
      line,
      ...[...blocks.values()].flatMap(({ lines: [first, ...rest], repeated }) =>
        indented([`${first}${repeated ? ' +' : ''}`, ...rest]),
      ),
    ];
  }

  const lines = describe(root, false);
  return [...lines.slice(0, MOST_LINES), ...(lines.length > MOST_LINES ? ['…'] : [])].join('\n');
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => ` ${line}`);
}

function nameOf({ localName }: Element): string {
  return TAGS.has(localName) ? localName : '…';
}

function attributesOf(element: Element): string {
  const names = element.getAttributeNames().map((name) => {
    if (name === 'role') {
      const role = element.getAttribute('role') ?? '';
      return ROLES.has(role) ? `role=${role}` : 'role';
    }
    return ATTRIBUTES.has(name) || OWN_ATTRIBUTE.test(name) ? name : '…';
  });
  return names.length === 0 ? '' : `[${[...new Set(names)].sort().join(' ')}]`;
}

function hasText(element: Element): boolean {
  return [...element.childNodes].some(
    ({ nodeType, nodeValue }) => nodeType === TEXT && (nodeValue ?? '').trim() !== '',
  );
}
