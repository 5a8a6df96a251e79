/** What the service takes for a name. */
export type NameForm = {
  /** Matches a character that the name must not hold. */
  otherCharacter: RegExp;
  /** The characters it may hold, in words. */
  characters: string;
  /** Whether the first and the last character must be a letter or a digit; else only a period at the end is refused. */
  hasPlainEnds: boolean;
};

const PLAIN = /[A-Za-z0-9]/;

/** What is wrong with a name, worded for a finding; undefined where the service takes it. `what` is the thing named: `gallery name`. */
export function nameFault(what: string, name: string, form: NameForm, maximumLength: number): string | undefined {
  if (name === '') return `${what} is empty, at least one character is expected`;
  const other = form.otherCharacter.exec(name)?.[0];
  if (other !== undefined) return `${what} "${name}" holds "${other}", ${form.characters} are allowed`;
  const [first, last] = [name.slice(0, 1), name.slice(-1)];
  if (form.hasPlainEnds && !PLAIN.test(first)) return `${what} "${name}" begins with "${first}", a letter or a digit is expected`;
  if (form.hasPlainEnds && !PLAIN.test(last)) return `${what} "${name}" ends with "${last}", a letter or a digit is expected`;
  if (last === '.') return `${what} "${name}" ends with ".", another character is expected`;
  if (name.length > maximumLength) return `${what} of ${name.length} characters, at most ${maximumLength} are allowed`;
  return undefined;
}
