import fc from 'fast-check';

/** A YAML node with the style it is to be written in. */
export type Piece =
  | { kind: 'scalar'; text: string }
  | { kind: 'lines'; header: string; lines: string[] }
  | { kind: 'alias'; index: number }
  | { kind: 'map'; pairs: [string, Piece][]; isFlow: boolean; mergeIndex: number; notes: string[] }
  | { kind: 'list'; items: Piece[]; isFlow: boolean; notes: string[] }
  | { kind: 'anchored'; piece: Piece }
  | { kind: 'tagged'; tag: string; piece: Piece };

const words = [
  'a',
  'name',
  'West Europe',
  '1.4.0',
  '2027-12-31',
  '/sub/x',
  'it_s',
  'a-b',
  'x#y',
  'a:b',
  'http://x/y',
  'Größe',
  '日本',
  'e😀',
  'null2',
  'yes',
  '=',
  'a"b',
  "it's",
];
const constants = [
  '1',
  '0',
  '-1',
  '-0',
  '+7',
  '007',
  '1.5',
  '-.5',
  '1e3',
  '12345678901234567890',
  '1e400',
  '0x1F',
  '0o17',
  '0x',
  '.inf',
  '-.INF',
  '.nan',
  'true',
  'False',
  'TRUE',
  'null',
  '~',
  'NULL',
  'truE',
  '1_000',
  '1.',
  '.',
  '..5',
  '-',
  '1-2',
  '1e',
  'e1',
  '0b1',
  '12:30',
  '127 ',
  '1 2',
];
const quoted = [
  "''",
  '""',
  "'a: b'",
  '"a # b"',
  "'it''s'",
  '"a\\tb"',
  '"\\u00e9\\x41"',
  '"{x}"',
  "' x '",
  '"ü😀"',
  "'2'",
  '"null"',
  '"\\"q\\""',
  "'a\\b'",
  '"[1, 2]"',
];

const scalar = fc
  .oneof({ weight: 3, arbitrary: fc.constantFrom(...words) }, fc.constantFrom(...constants), fc.constantFrom(...quoted))
  .filter((text) => text !== '-')
  .map((text): Piece => ({ kind: 'scalar', text: text.trim() }));

const blockText = fc
  .tuple(
    fc.constantFrom('|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '| # note', '>-  # x'),
    fc.array(fc.constantFrom('text', '', ' more', '# no comment', 'a: b', '\tx', '- x', '😀', "'", '  '), { maxLength: 5 }),
  )
  .map(([header, each]): Piece => ({ kind: 'lines', header, lines: each }));

const key = fc.constantFrom(
  'a',
  'b',
  'name',
  'sizeGB',
  'x-y',
  '"q k"',
  "'s'",
  'two words',
  '1',
  'true',
  '~',
  'ü',
  '1.0',
  '/p',
  'a.b',
  "it's",
  'constructor',
  'toString',
  '"\\x41"',
  '2027-01-01',
  '-x',
  'a:b',
);
const someNotes = fc.array(fc.constantFrom('', '', '# note', '   # deep note', '#', ' # ü😀 "'), { maxLength: 2 });

function mapOf(piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc
    .tuple(
      fc.uniqueArray(fc.tuple(key, piece), { selector: ([each]) => each, maxLength: 5 }),
      fc.boolean(),
      fc.integer({ min: -6, max: 5 }),
      someNotes,
    )
    .map(([pairs, isFlow, mergeIndex, each]): Piece => ({ kind: 'map', pairs, isFlow, mergeIndex, notes: each }));
}

function listOf(piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc
    .tuple(fc.array(piece, { maxLength: 5 }), fc.boolean(), someNotes)
    .map(([items, isFlow, each]): Piece => ({ kind: 'list', items, isFlow, notes: each }));
}

const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4 },
    { weight: 8, arbitrary: scalar },
    { weight: 8, arbitrary: mapOf(tie('piece')) },
    { weight: 6, arbitrary: listOf(tie('piece')) },
    { weight: 3, arbitrary: blockText },
    { weight: 3, arbitrary: fc.nat({ max: 9 }).map((index): Piece => ({ kind: 'alias', index })) },
    { weight: 3, arbitrary: tie('piece').map((each): Piece => ({ kind: 'anchored', piece: each })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('!!str', '!', '!!map', '!!int', '!foo'), tie('piece'))
        .map(([tag, each]): Piece => ({ kind: 'tagged', tag, piece: each })),
    },
  ),
}));

export type Layout = {
  step: number;
  isListIndented: boolean;
  lineBreak: string;
  isMarked: boolean;
  hasFinalBreak: boolean;
  isBroad: boolean;
};

const layout = fc.record({
  step: fc.integer({ min: 1, max: 4 }),
  isListIndented: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  isMarked: fc.boolean(),
  hasFinalBreak: fc.constantFrom(true, true, false),
  isBroad: fc.boolean(),
});

/** Texts of one or more documents with all constructs of YAML; nearly all of them without an error. */
export const yamlText: fc.Arbitrary<string> = fc
  .tuple(fc.array(fc.oneof({ weight: 5, arbitrary: mapOf(piece) }, piece), { minLength: 1, maxLength: 3 }), layout)
  .map(([pieces, each]) => written(pieces, each));

/** Texts that keep to block collections, simple flow collections and one-line scalars. */
export const plainText: fc.Arbitrary<string> = fc
  .tuple(fc.array(plainPiece(), { minLength: 1, maxLength: 2 }), layout)
  .map(([pieces, each]) => written(pieces, each));

function plainPiece(): fc.Arbitrary<Piece> {
  const { each } = fc.letrec<{ each: Piece }>((tie) => ({
    each: fc.oneof({ maxDepth: 4 }, scalar, mapOf(tie('each')).map(withoutMerge), listOf(tie('each'))),
  }));
  return mapOf(each).map(withoutMerge);
}

function withoutMerge(each: Piece): Piece {
  return each.kind === 'map' ? { ...each, mergeIndex: -1 } : each;
}

function written(pieces: Piece[], { step, isListIndented, lineBreak, isMarked, hasFinalBreak, isBroad }: Layout): string {
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
    if (each.kind === 'anchored') return this.inline(each.piece);
    if (each.kind === 'list') return `[${each.items.map((item) => this.inline(item)).join(', ')}]`;
    const pairs = each.pairs.map(([name, value]) => `${name}: ${this.inline(value)}`);
    return this.isBroad ? `{ ${pairs.join(', ')} }` : `{${pairs.join(', ')}}`;
  }
}

/** Characters that mean something to YAML, and some that mean nothing. */
const edits = [
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  '-',
  '#',
  ' #',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '? ',
  '%',
  '@',
  '`',
  '\\',
  '~',
  '<<: ',
  '---',
  '\n---\n',
  '...',
  '\r',
  '\r\n',
  '\n\n',
  'x',
  '1',
  '.',
  '+',
  'é',
  '\u{1F600}',
  '\uFEFF',
  '\u2028',
  '\u0085',
  '\u0007',
  '\uD800',
  '=',
  '__proto__',
  '\n  ',
  '\n    ',
];

/** A text after a few edits: a span is taken away, doubled or put in another place, or something is put in. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.tuple(
    fc.nat({ max: 1_000_000 }),
    fc.nat({ max: 12 }),
    fc.constantFrom('remove', 'insert', 'replace', 'move', 'double'),
    fc.constantFrom(...edits),
    fc.nat({ max: 1_000_000 }),
  );
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, each]) => {
    let result = text;
    for (const [position, length, how, inserted, other] of each) {
      const at = position % (result.length + 1);
      const span = result.slice(at, at + length);
      if (how === 'insert') result = result.slice(0, at) + inserted + result.slice(at);
      else if (how === 'replace') result = result.slice(0, at) + inserted + result.slice(at + 1);
      else if (how === 'double') result = result.slice(0, at) + span + result.slice(at);
      else {
        result = result.slice(0, at) + result.slice(at + length);
        if (how === 'move') result = result.slice(0, other % (result.length + 1)) + span + result.slice(other % (result.length + 1));
      }
    }
    return result;
  });
}
