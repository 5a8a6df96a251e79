import { isObject, type Json, type JsonObject } from '../../exchange/export/rest-body.ts';

/** Takes properties out of a body one by one, by their paths; what nobody took is what a tool has no word for. */
export class Taker {
  readonly #left: Map<string, Json>;

  constructor(properties: JsonObject) {
    this.#left = new Map(leaves(properties, ''));
  }

  /** A list is one value. */
  take(path: string): Json | undefined {
    const value = this.#left.get(path);
    this.#left.delete(path);
    return value;
  }

  get isEmpty(): boolean {
    return this.#left.size === 0;
  }
}

function* leaves(object: JsonObject, prefix: string): Generator<[path: string, value: Json]> {
  for (const [key, value] of Object.entries(object)) {
    if (isObject(value)) yield* leaves(value, `${prefix}${key}.`);
    else yield [`${prefix}${key}`, value];
  }
}
