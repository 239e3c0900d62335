/** A name, or an expression that it matches. */
export type NamePattern = string | RegExp;

/** A name from a catalogue of `lib/locales`. */
export interface CatalogueName {
  readonly inCatalogue: NamePattern;
}

/**
 * Marks a phrase as taken from a catalogue: when the phrase changes, the test follows.
 * @param phrase an entry of a catalogue, or the result of one of its functions; a literal does not compile
 */
export function worded<Text extends string>(phrase: string extends Text ? Text : never): CatalogueName {
  return { inCatalogue: phrase };
}

/** The same, for all names that begin with the phrase. */
export function wordedStart<Text extends string>(phrase: string extends Text ? Text : never): CatalogueName {
  if (phrase === '') throw new RangeError('Every name begins with nothing.');
  return { inCatalogue: new RegExp(`^${phrase.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`) };
}

export interface Named {
  readonly role: string;
  readonly name: string;
}

interface Claim {
  readonly role: string;
  readonly name: NamePattern;
}

/**
 * Looks for a positive control of each absence: the same query has to find something in the same test, before or after, in
 * another state. Without a control, a test for absence passes for ever once the label is renamed.
 */
export interface Controls {
  /** Begins a test. Elements found outside of tests go on counting. */
  begin(): void;
  /** Notes an element that a query has found. */
  found(each: Named): void;
  /** Notes that a test expects no element of this role and name. @throws TypeError if the name has alternatives */
  absent(role: string, name: NamePattern): void;
  /** Ends a test. @returns the absences without a control, as texts */
  end(): string[];
}

/** Makes controls for the tests of one file. */
export function createControls(): Controls {
  const outside: Named[] = [];
  let inside: Named[] | null = null;
  let claims: Claim[] = [];
  return {
    begin() {
      inside = [];
      claims = [];
    },
    found: ({ role, name }) => void (inside ?? outside).push({ role, name }),
    absent(role, name) {
      // One alternative would be control enough for all, even for a misspelt one.
      if (name instanceof RegExp && name.source.includes('|'))
        throw new TypeError(`${name} has alternatives: name each of them, so that each has a control.`);
      claims.push({ role, name });
    },
    end() {
      const all = [...outside, ...(inside ?? [])];
      const missing = claims.filter(
        ({ role, name }) =>
          !all.some(
            (each) =>
              each.role === role && (typeof name === 'string' ? each.name === name : name.test(each.name)),
          ),
      );
      inside = null;
      claims = [];
      return [...new Set(missing.map(({ role, name }) => `${role} ${name}`))];
    },
  };
}

/** The controls of the test file that runs. */
export const controls = createControls();
