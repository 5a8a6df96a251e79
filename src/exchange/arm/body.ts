import type { Path } from '../../engine/finding.ts';
import type { Place } from './place.ts';
import type { Run } from './run.ts';
import { isList, isValueObject, Unknown, type Value } from './value.ts';

export type Body = Record<string, unknown>;

/** Ids and dates: their form is worth having where a part of them is not known. */
const TELLING = /^(?:\/subscriptions\/|\d{4}-\d\d-\d\dT)/;

/** Makes plain data of what was evaluated; what is not known is left out, and remembered. */
export class BodyReader {
  readonly unresolved: Path[] = [];
  readonly #run: Run;
  /** The resource. */
  readonly #place: Place;
  readonly #unknowns: { path: Path; unknown: Unknown }[] = [];

  constructor(run: Run, place: Place) {
    this.#run = run;
    this.#place = place;
  }

  /** Undefined where nothing is known. */
  read(value: Value, path: Path): unknown {
    return this.#run.deeper(
      () => this.#read(value, path),
      () => {
        this.unresolved.push(path);
        this.#run.problems.add(this.#place, 'values stand deeper within one another than can be followed');
        return undefined;
      },
    );
  }

  #read(value: Value, path: Path): unknown {
    // Few expressions may make much: a list of two lists, of which each is a list of two.
    this.#run.spend(1 + (path.length >> 1));
    if (value instanceof Unknown) {
      // An id whose subscription is not known tells of what and by what name all the same.
      if (value.likeness !== undefined && TELLING.test(value.likeness)) return value.likeness;
      this.unresolved.push(path);
      this.#unknowns.push({ path, unknown: value });
      return undefined;
    }
    if (isList(value)) return this.#list(value, path);
    if (!isValueObject(value)) return value;
    const object: Body = Object.create(null);
    for (const [key, part] of Object.entries(value)) {
      const plain = this.read(part, [...path, key]);
      if (plain !== undefined) object[key] = plain;
    }
    return object;
  }

  /** A list of which an item is unknown is as unknown: what stands at an index has to be the item of that index. */
  #list(value: readonly Value[], path: Path): unknown {
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const plain = this.read(item, [...path, index]);
      if (plain === undefined) {
        this.unresolved.push(path);
        return undefined;
      }
      items.push(plain);
    }
    return items;
  }

  /** Tells of what was left out, where it is of interest. */
  report(isOfInterest: (path: Path) => boolean): void {
    for (const { path, unknown } of this.#unknowns) if (isOfInterest(path)) this.#run.problems.unresolved(unknown);
  }
}
