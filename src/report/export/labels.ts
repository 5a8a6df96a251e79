/** Longer than any name that Azure takes, and what every tool takes for an identifier. */
const LONGEST = 200;
/** Words that Bicep and HCL keep for themselves. */
const RESERVED: ReadonlySet<string> = new Set(['true', 'false', 'null', 'if', 'for', 'in', 'this', 'az', 'sys']);

/** Gives resources names that are identifiers in Bicep and in HCL, each once: made of the names of what they stand in. */
export class Labels {
  readonly #used = new Set<string>();

  labelOf(names: readonly string[]): string {
    const plain = names.join('_').replaceAll(/\W/g, '_').slice(0, LONGEST);
    const base = /^\d/.test(plain) || RESERVED.has(plain) ? `_${plain}` : plain;
    let label = base;
    for (let number = 2; this.#used.has(label); number++) label = `${base}_${number}`;
    this.#used.add(label);
    return label;
  }
}
