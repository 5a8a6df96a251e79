import { type Finding, pointerOf } from '../../engine/finding.ts';
import { importFinding } from '../import-finding.ts';
import { pathOf, type Place } from './place.ts';
import type { Unknown } from './value.ts';

/** Characters of an expression that a message shows. */
const SHOWN = 80;

/** A value that is not known, and the resources that depend on it. */
type Entry = { unknown: Unknown; leftOut: Set<string>; assumed: Set<string> };

/** What a template leaves open, once for every place whatever depends on it. */
export class Problems {
  private readonly unknowns = new Map<string, Entry>();
  private readonly others = new Map<string, Finding>();

  /** Something is absent because of this. */
  unresolved(unknown: Unknown): void {
    this.entryOf(unknown);
  }

  /** A resource is not taken because its name, or how many there are, depends on this. */
  leavesOut(unknown: Unknown, resource: Place): void {
    this.entryOf(unknown).leftOut.add(keyOf(resource));
  }

  /** A resource is taken although its condition depends on this. */
  assumes(unknown: Unknown, resource: Place): void {
    this.entryOf(unknown).assumed.add(keyOf(resource));
  }

  add(place: Place, message: string, part?: 'key'): void {
    const key = `${keyOf(place)} ${message}`;
    if (this.others.has(key)) return;
    const path = pathOf(place);
    const problem = { ruleId: 'import/unresolved', message, path } as const;
    this.others.set(key, importFinding(place.document, part === undefined ? problem : { ...problem, part }));
  }

  /** Whether resources are missing from what is read. */
  leavesOutAny(): boolean {
    return this.others.size > 0 || [...this.unknowns.values()].some(({ leftOut }) => leftOut.size > 0);
  }

  findings(): Finding[] {
    return [...Array.from(this.unknowns.values(), findingOf), ...this.others.values()];
  }

  private entryOf(unknown: Unknown): Entry {
    const key = `${keyOf(unknown.place)} ${unknown.reason}`;
    let entry = this.unknowns.get(key);
    if (entry === undefined) {
      entry = { unknown, leftOut: new Set(), assumed: new Set() };
      this.unknowns.set(key, entry);
    }
    return entry;
  }
}

/** The sentence about a value that is not known, without what it leads to. */
export function explain({ expression, reason, advice }: Unknown): string {
  const what = expression === undefined ? reason : `"${shortened(expression)}" is not resolved: ${reason}`;
  return advice === undefined ? what : `${what}; ${advice}`;
}

function findingOf({ unknown, leftOut, assumed }: Entry): Finding {
  const { place, expression } = unknown;
  const consequence = `${countText(assumed.size, 'taken as if the condition held')}${countText(leftOut.size, 'left out')}`;
  const problem = { ruleId: 'import/unresolved', message: `${explain(unknown)}${consequence}`, path: pathOf(place) } as const;
  // Without an expression, a whole definition would be marked.
  return importFinding(place.document, expression === undefined ? { ...problem, part: 'key' } : problem);
}

function countText(count: number, what: string): string {
  if (count === 0) return '';
  return count === 1 ? `; the resource is ${what}` : `; ${count} resources are ${what}`;
}

export function shortened(expression: string): string {
  const line = expression.replaceAll(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1)}…`;
}

function keyOf(place: Place): string {
  const { file, index } = place.document;
  return `${file} ${index} ${pointerOf(pathOf(place))}`;
}
