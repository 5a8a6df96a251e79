import {
  type AliasEvent,
  COLLECTION_STYLE,
  type DocumentEvent,
  EVENT_ID,
  getScalarValue,
  type MappingEvent,
  SCALAR_STYLE,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { type Scalar, resolvePlain } from './core-schema.ts';
import type { FullDocument } from './events.ts';
import { mergeInto } from './merge-key.ts';
import { CELLS, END, KEY_END, KEY_START, NEXT, START } from './positions.ts';
import type { ReadContext, ReadProblem } from './read-document.ts';
import { documentMarker, flowEnd, headerEnd, skipTo, withoutTrailingBreaks } from './gaps.ts';
import { constructTagged, tagName } from './tags.ts';
import type { ReadLimits } from './source.ts';

type Mapping = Record<string, unknown>;

/** Of one document: who has more has one cause for all of them, and looking each up would take long. */
const MOST_PROBLEMS = 20;

/** A value that an alias may name. Anchors of keys have no node. */
type Anchor = { node: number; value: unknown; text: string; nodes: number; isOpen: boolean };

/** A value behind `<<`. */
type Merged = { value: unknown; start: number; end: number };

type Frame = {
  kind: 'document' | 'sequence' | 'mapping';
  /** -1 where the collection stands as a key, which is an error. */
  node: number;
  value: unknown;
  start: number;
  hasBracket: boolean;
  anchor: Anchor | undefined;
  nodesBefore: number;
  /** Of a mapping: whether its next node is a value, and the key of it. */
  hasKey: boolean;
  key: string;
  keyStart: number;
  keyEnd: number;
  isSpelled: boolean;
  isMerge: boolean;
  merged: Merged[];
};

/** Builds values and positions from the events of one part of a text; its methods are called in their order. */
export class EventReader {
  readonly documents: FullDocument[] = [];
  /** A limit was passed: no further event is to be read. */
  isOver = false;

  private readonly text: string;
  /** What the parser read, for which its offsets hold, and where that begins in `text`. */
  private readonly part: string;
  private readonly offset: number;
  private readonly limits: ReadLimits;
  private readonly spent: ReadContext['spent'];

  private tape = new Int32Array(0);
  private size = 0;
  private keys = new Map<number, string>();
  private aliases = new Map<number, number>();
  private merges = new Map<number, Set<number>>();
  private anchors = new Map<string, Anchor>();
  private handles: ReadonlyMap<string, string> = new Map();
  private problems: ReadProblem[] = [];
  private frames: Frame[] = [];
  /** Nodes of the document so far, aliases counted with all they stand for. */
  private nodes = 0;
  /** End of the last token. */
  private last: number;

  constructor(text: string, part: string, offset: number, { limits, spent }: ReadContext) {
    this.text = text;
    this.part = part;
    this.offset = offset;
    this.limits = limits;
    this.spent = spent;
    this.last = offset;
  }

  openDocument({ explicitStart, directives }: DocumentEvent): void {
    this.tape = new Int32Array(64 * CELLS);
    this.size = 0;
    this.keys = new Map();
    this.aliases = new Map();
    this.merges = new Map();
    this.anchors = new Map();
    this.handles = new Map(directives.flatMap((each) => (each.kind === 'tag' ? [[each.handle, each.prefix] as const] : [])));
    this.problems = [];
    this.nodes = 0;
    this.last = documentMarker(this.text, this.last, explicitStart);
    const start = explicitStart ? this.last - 3 : this.last;
    this.frames = [frameOf('document', -1, undefined, start, false, undefined, 0)];
  }

  scalar(event: ScalarEvent): void {
    const frame = this.top();
    const text = getScalarValue(this.part, event);
    const { start, end } = this.stretch(event, frame);
    if (frame.kind === 'mapping' && !frame.hasKey) return this.key(frame, event, text, start, end);
    const node = this.push(frame);
    this.leaf(node, start, end);
    const value = this.scalarValue(event, text, start, end);
    if (event.anchorStart !== -1) this.anchors.set(this.anchorName(event), { node, value, text, nodes: 1, isOpen: false });
    this.add(frame, node, value);
  }

  alias(event: AliasEvent): void {
    const frame = this.top();
    const start = this.offset + event.anchorStart - 1;
    const end = this.offset + event.anchorEnd;
    this.last = end;
    const name = this.anchorName(event);
    const anchor = this.anchors.get(name);
    if (++this.spent.aliases > this.limits.maxAliases)
      return this.stop(start, end, `more than ${this.limits.maxAliases} aliases in one file, the limit`);
    if (anchor === undefined) this.report(start, end, `alias "*${name}" names no anchor above it, "&${name}" is expected on a value`);
    else if (anchor.isOpen) this.report(start, end, `alias "*${name}" stands inside the value it names, which would never end`);

    if (frame.kind === 'mapping' && !frame.hasKey) {
      const isText = typeof anchor?.value !== 'object' || anchor.value === null;
      if (!isText) this.report(start, end, `key "*${name}" stands for a list or a map, text is expected`);
      return this.setKey(frame, anchor?.text ?? '', start, end, true, false);
    }
    const node = this.push(frame);
    this.leaf(node, start, end);
    if (anchor === undefined || anchor.isOpen) return this.add(frame, node, frame.isMerge ? {} : null);
    if (anchor.node !== -1) this.aliases.set(node, anchor.node);
    this.nodes += anchor.nodes - 1;
    this.spent.expansion += anchor.nodes - 1;
    if (this.spent.expansion > this.limits.maxExpansion) {
      return this.stop(start, end, `aliases repeat more than ${this.limits.maxExpansion} values in one file, the limit`);
    }
    this.add(frame, node, anchor.value);
  }

  openCollection(event: SequenceEvent | MappingEvent): void {
    const frame = this.top();
    const isMapping = event.type === EVENT_ID.MAPPING;
    const start = this.offset + event.start;
    const first = this.text.charAt(start);
    const hasBracket = event.style === COLLECTION_STYLE.FLOW && first === (isMapping ? '{' : '[');
    this.last = hasBracket ? start + 1 : start;
    if (this.frames.length > this.limits.maxDepth) {
      return this.stop(start, start + 1, `lists and maps are nested more than ${this.limits.maxDepth} deep, the limit`);
    }
    this.checkCollectionTag(event, isMapping ? 'map' : 'seq');
    const isKey = frame.kind === 'mapping' && !frame.hasKey;
    if (isKey) this.report(start, start + 1, 'a list or a map stands as a key, text is expected');
    const node = isKey ? -1 : this.push(frame);
    const value = isMapping ? {} : [];
    const anchor = event.anchorStart === -1 ? undefined : { node, value, text: '', nodes: 0, isOpen: true };
    if (anchor !== undefined) this.anchors.set(this.anchorName(event), anchor);
    this.frames.push(frameOf(isMapping ? 'mapping' : 'sequence', node, value, start, hasBracket, anchor, this.nodes));
  }

  pop(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    if (frame.kind === 'document') return this.closeDocument(frame.value);
    if (frame.hasBracket) this.last = flowEnd(this.text, this.last);
    for (const merged of frame.merged) this.merge(frame, merged);
    if (frame.anchor !== undefined) {
      frame.anchor.nodes = this.nodes - frame.nodesBefore + 1;
      frame.anchor.isOpen = false;
    }
    const parent = this.top();
    if (frame.node === -1) return this.setKey(parent, '', frame.start, this.last, true, false);
    this.tape[frame.node + START] = frame.start;
    this.tape[frame.node + END] = this.last;
    this.tape[frame.node + NEXT] = this.size;
    this.add(parent, frame.node, frame.value);
  }

  private closeDocument(value: unknown): void {
    const { text, keys, aliases, merges, problems } = this;
    const tape = this.tape.slice(0, this.size);
    const document = problems.length > 0 ? undefined : { value, positions: { text, tape, keys, aliases, merges } };
    this.documents.push({ document, problems });
  }

  /** Takes a value into the collection that is open. */
  private add(frame: Frame, node: number, value: unknown): void {
    if (frame.kind === 'document') frame.value = value;
    else if (Array.isArray(frame.value)) frame.value.push(value);
    else if (frame.isMerge) {
      frame.hasKey = false;
      frame.merged.push({ value, start: frame.keyStart, end: frame.keyEnd });
      const pairs = this.merges.get(frame.node);
      if (pairs === undefined) this.merges.set(frame.node, new Set([node]));
      else pairs.add(node);
    } else {
      frame.hasKey = false;
      this.addPair(frame, node, frame.value as Mapping, value);
    }
  }

  private addPair(frame: Frame, node: number, mapping: Mapping, value: unknown): void {
    const { key, keyStart, keyEnd } = frame;
    if (key === '__proto__') return this.report(keyStart, keyEnd, 'key "__proto__" is kept for the program, rename it');
    if (!Object.hasOwn(mapping, key)) mapping[key] = value;
    else this.reportDuplicate(frame, node);
  }

  private reportDuplicate({ key, keyStart, keyEnd, node: mapping }: Frame, second: number): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    let first = mapping + CELLS;
    while (first < second && this.keyAt(first) !== key) first = this.tape[first + NEXT] ?? second;
    const related = { start: this.tape[first + KEY_START] ?? keyStart, end: this.tape[first + KEY_END] ?? keyEnd };
    const message = `key "${key}" stands twice in one map, remove one or rename it`;
    this.problems.push({
      ruleId: 'syntax/yaml',
      start: keyStart,
      end: keyEnd,
      message,
      related: { ...related, message: 'first written here' },
    });
  }

  private keyAt(node: number): string {
    return this.keys.get(node) ?? this.text.slice(this.tape[node + KEY_START], this.tape[node + KEY_END]).replace(/^["']|["']$/g, '');
  }

  private merge(frame: Frame, { value, start, end }: Merged): void {
    if (!mergeInto(frame.value as Mapping, value)) this.report(start, end, 'merge key "<<" takes a map or a list of maps');
  }

  private key(frame: Frame, event: ScalarEvent, text: string, start: number, end: number): void {
    const isPlain = event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1;
    if (event.tagStart !== -1) this.scalarValue(event, text, start, end);
    if (event.anchorStart !== -1) {
      const value = this.scalarValue(event, text, start, end);
      this.anchors.set(this.anchorName(event), { node: -1, value, text, nodes: 1, isOpen: false });
    }
    const quotes = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
    const isSpelled = text !== this.text.slice(start + quotes, end - quotes);
    this.setKey(frame, text, start, end, isSpelled, isPlain && text === '<<');
  }

  private setKey(frame: Frame, key: string, start: number, end: number, isSpelled: boolean, isMerge: boolean): void {
    frame.hasKey = true;
    frame.key = key;
    frame.keyStart = start;
    frame.keyEnd = end;
    frame.isSpelled = isSpelled;
    frame.isMerge = isMerge;
  }

  private scalarValue(event: ScalarEvent, text: string, start: number, end: number): Scalar {
    if (event.tagStart === -1) return event.style === SCALAR_STYLE.PLAIN ? resolvePlain(text) : text;
    const raw = this.part.slice(event.tagStart, event.tagEnd);
    const value = constructTagged(tagName(raw, this.handles), text);
    if (value !== undefined) return value;
    this.report(start, end, `tag "${raw}" does not fit this value, or is not known: !!str, !!int, !!float, !!bool and !!null are`);
    return null;
  }

  private checkCollectionTag({ tagStart, tagEnd }: SequenceEvent | MappingEvent, expected: 'map' | 'seq'): void {
    if (tagStart === -1) return;
    const raw = this.part.slice(tagStart, tagEnd);
    if (raw === '!' || tagName(raw, this.handles) === expected) return;
    this.report(this.offset + tagStart, this.offset + tagEnd, `tag "${raw}" does not fit this value, "!!${expected}" does`);
  }

  /** Where a scalar is written, quotes and block header included. Sets `last` to its end. */
  private stretch(event: ScalarEvent, frame: Frame): { start: number; end: number } {
    const { text, offset } = this;
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const propsEnd = Math.max(event.anchorEnd, event.tagEnd);
    if (event.valueStart === -1) return this.emptyStretch(event, frame, propsEnd);
    let start = offset + event.valueStart;
    let end = offset + event.valueEnd;
    if (isQuoted) {
      start--;
      end++;
    } else if (event.style !== SCALAR_STYLE.PLAIN) {
      start = skipTo(text, Math.max(this.last, offset + propsEnd), '|>');
      end = Math.max(withoutTrailingBreaks(text, start, end), headerEnd(text, start));
    }
    this.last = end;
    return { start, end };
  }

  /** Of a value that is not written: its anchor or tag, else its dash, else the end of its colon. */
  private emptyStretch(event: ScalarEvent, frame: Frame, propsEnd: number): { start: number; end: number } {
    const { text, offset } = this;
    if (propsEnd !== -1) {
      const starts = [event.anchorStart - 1, event.tagStart].filter((each) => each >= 0);
      this.last = offset + propsEnd;
      return { start: offset + Math.min(...starts), end: this.last };
    }
    if (frame.kind === 'document') return { start: frame.start, end: this.last };
    const at = skipTo(text, this.last, frame.kind === 'sequence' ? '-' : ':');
    if (frame.kind === 'mapping' && !frame.hasKey) return { start: at, end: Math.min(at + 1, text.length) };
    const isThere = text[at] === (frame.kind === 'sequence' ? '-' : ':');
    if (isThere) this.last = at + 1;
    return frame.kind === 'sequence' && isThere ? { start: at, end: at + 1 } : { start: this.last, end: this.last };
  }

  private push(frame: Frame): number {
    const node = this.size;
    if (node + CELLS > this.tape.length) {
      const larger = new Int32Array(this.tape.length * 2);
      larger.set(this.tape);
      this.tape = larger;
    }
    const isPair = frame.kind === 'mapping';
    this.tape[node + KEY_START] = isPair ? frame.keyStart : -1;
    this.tape[node + KEY_END] = isPair ? frame.keyEnd : -1;
    if (isPair && frame.isSpelled) this.keys.set(node, frame.key);
    this.size = node + CELLS;
    this.nodes++;
    return node;
  }

  private leaf(node: number, start: number, end: number): void {
    this.tape[node + START] = start;
    this.tape[node + END] = end;
    this.tape[node + NEXT] = node + CELLS;
  }

  private anchorName({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }): string {
    return this.part.slice(anchorStart, anchorEnd);
  }

  private top(): Frame {
    const frame = this.frames.at(-1);
    if (frame === undefined) throw new Error('an event stands outside of every document');
    return frame;
  }

  private report(start: number, end: number, message: string): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({ ruleId: 'syntax/yaml', start, end, message });
  }

  private stop(start: number, end: number, message: string): void {
    this.problems.push({ ruleId: 'syntax/limits', start, end, message });
    this.documents.push({ document: undefined, problems: this.problems });
    this.isOver = true;
  }
}

function frameOf(
  kind: Frame['kind'],
  node: number,
  value: unknown,
  start: number,
  hasBracket: boolean,
  anchor: Anchor | undefined,
  nodesBefore: number,
): Frame {
  const key = { hasKey: false, key: '', keyStart: -1, keyEnd: -1, isSpelled: false, isMerge: false };
  return { kind, node, value, start, hasBracket, anchor, nodesBefore, ...key, merged: [] };
}
