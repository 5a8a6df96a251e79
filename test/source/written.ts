/** A YAML node with the style it is to be written in. */
export type Piece =
  | { kind: 'scalar'; text: string }
  | { kind: 'lines'; header: string; lines: string[] }
  | { kind: 'alias'; index: number }
  | { kind: 'map'; pairs: [string, Piece][]; isFlow: boolean; mergeIndex: number; notes: string[] }
  | { kind: 'list'; items: Piece[]; isFlow: boolean; notes: string[] }
  | { kind: 'anchored'; piece: Piece }
  | { kind: 'tagged'; tag: string; piece: Piece };

/** How documents are laid out. `isBroad` puts spaces into brackets, breaks their lines and makes lists compact. */
export type Layout = {
  step: number;
  isListIndented: boolean;
  lineBreak: string;
  isMarked: boolean;
  hasFinalBreak: boolean;
  isBroad: boolean;
};

/** Documents as the text of one file. */
export function written(pieces: Piece[], { step, isListIndented, lineBreak, isMarked, hasFinalBreak, isBroad }: Layout): string {
  const out: string[] = [];
  for (const [index, each] of pieces.entries()) {
    const writer = new Writer(step, isListIndented, isBroad);
    if (index > 0 || isMarked) out.push('---');
    out.push(...writer.document(each));
  }
  return out.join(lineBreak) + (hasFinalBreak ? lineBreak : '');
}

type Named = { name: string; isMap: boolean };

class Writer {
  private readonly step: number;
  private readonly isListIndented: boolean;
  private readonly isBroad: boolean;
  private anchors: Named[] = [];
  private count = 0;

  constructor(step: number, isListIndented: boolean, isBroad: boolean) {
    this.step = step;
    this.isListIndented = isListIndented;
    this.isBroad = isBroad;
  }

  document(each: Piece): string[] {
    const [first, ...rest] = this.block(each, 0, 'root');
    return first === '' || first === undefined ? rest : [first, ...rest];
  }

  /** The first string stands behind the colon, the dash or the marker; the others are lines of their own. */
  private block(each: Piece, indent: number, where: 'root' | 'pair' | 'item'): string[] {
    const pad = ' '.repeat(indent);
    if (each.kind === 'scalar') return [each.text];
    if (each.kind === 'alias') return [this.alias(each.index)];
    if (each.kind === 'lines') {
      // Explicit indentation is counted from the parent.
      const digit = /[0-9]/.exec(each.header)?.[0];
      const width = digit === undefined ? Math.max(indent, 1) : Math.max(0, indent - this.step) + Number(digit);
      if (digit !== undefined && (where === 'root' || indent < this.step)) return ['text'];
      return [each.header, ...each.lines.map((line) => (line === '' ? '' : ' '.repeat(width) + line))];
    }
    if (each.kind === 'anchored') return this.anchored(each, indent, where);
    if (each.kind === 'tagged') {
      if (each.piece.kind === 'tagged' || each.piece.kind === 'alias') return this.block(each.piece, indent, where);
      const [first, ...rest] = this.block(each.piece, indent, where === 'item' ? 'pair' : where);
      return [`${each.tag} ${first}`.trimEnd(), ...rest];
    }
    if (each.isFlow || (each.kind === 'map' ? each.pairs.length : each.items.length) === 0) return this.flow(each, indent);
    const notes = each.notes.map((note) => (note.startsWith('#') ? pad + note : note));
    const lines = [...notes];
    if (each.kind === 'list') {
      for (const item of each.items) {
        const [first, ...rest] = this.block(item, indent + this.step + 1, 'item');
        const isCompact =
          first === '' &&
          this.isBroad &&
          rest.length > 0 &&
          rest[0]?.startsWith(' '.repeat(indent + this.step + 1)) === true &&
          /^ *[^ #]/.test(rest[0]);
        if (isCompact) lines.push(`${pad}-${' '.repeat(this.step)}${rest[0]?.trimStart() ?? ''}`, ...rest.slice(1));
        else lines.push(`${pad}- ${first ?? ''}`.trimEnd(), ...rest);
      }
      return ['', ...lines];
    }
    const merge = this.mergeLine(each.mergeIndex, pad);
    if (merge !== undefined) lines.push(merge);
    for (const [name, value] of each.pairs) {
      const isFlush = !this.isListIndented && value.kind === 'list' && indent + this.step > 0;
      const [first, ...rest] = this.block(value, isFlush ? indent : indent + this.step, 'pair');
      lines.push(`${pad}${name}: ${first ?? ''}`.trimEnd(), ...rest);
    }
    return ['', ...lines];
  }

  private anchored(each: Piece & { kind: 'anchored' }, indent: number, where: 'root' | 'pair' | 'item'): string[] {
    if (each.piece.kind === 'alias' || each.piece.kind === 'anchored') return this.block(each.piece, indent, where);
    const name = `n${this.count++}`;
    const [first, ...rest] = this.block(each.piece, indent, where === 'item' ? 'pair' : where);
    this.anchors.push({ name, isMap: each.piece.kind === 'map' });
    return [`&${name} ${first}`.trimEnd(), ...rest];
  }

  private alias(index: number): string {
    const found = this.anchors[index % Math.max(1, this.anchors.length)];
    return found === undefined ? 'none' : `*${found.name}`;
  }

  private mergeLine(index: number, pad: string): string | undefined {
    const maps = this.anchors.filter((each) => each.isMap);
    const found = index < 0 ? undefined : maps[index % Math.max(1, maps.length)];
    if (found === undefined) return undefined;
    return index % 2 === 0 ? `${pad}<<: *${found.name}` : `${pad}<<: [*${found.name}, *${maps[0]?.name ?? found.name}]`;
  }

  private flow(each: Piece & { kind: 'map' | 'list' }, indent: number): string[] {
    const text = this.inline(each);
    if (!this.isBroad || text.length < 12) return [text];
    const [first = '', ...rest] = text.split(', ');
    return [`${first},`, ...rest.map((part, index) => `${' '.repeat(indent + 1)}${part}${index === rest.length - 1 ? '' : ','}`)];
  }

  private inline(each: Piece): string {
    if (each.kind === 'scalar') return /^[^'"].*[,[\]{}:]/.test(each.text) ? 'x' : each.text;
    if (each.kind === 'alias') return `${this.alias(each.index)} `;
    if (each.kind === 'lines') return '"x"';
    if (each.kind === 'tagged') return each.piece.kind === 'scalar' ? `${each.tag} ${this.inline(each.piece)}` : this.inline(each.piece);
    if (each.kind === 'anchored') return this.inlineAnchored(each.piece);
    if (each.kind === 'list') return `[${each.items.map((item) => this.inline(item)).join(', ')}]`;
    const merge = this.mergeLine(each.mergeIndex, '');
    const pairs = each.pairs.map(([name, value]) => `${name}: ${this.inline(value)}`);
    if (merge !== undefined) pairs.push(`${merge} `);
    return this.isBroad ? `{ ${pairs.join(', ')} }` : `{${pairs.join(', ')}}`;
  }

  private inlineAnchored(each: Piece): string {
    if (each.kind === 'alias' || each.kind === 'anchored') return this.inline(each);
    const name = `n${this.count++}`;
    const text = this.inline(each);
    this.anchors.push({ name, isMap: each.kind === 'map' });
    return `&${name} ${text}`;
  }
}
