import { BodyWriter } from '../body-writer.ts';
import type { ResourceKind } from '../resource.ts';
import { type Arguments, lookup, mapArguments, read, table } from './arguments.ts';

const KINDS: ReadonlyMap<string, ResourceKind> = new Map([
  ['microsoft.compute/galleries', 'gallery'],
  ['microsoft.compute/galleries/images', 'image'],
  ['microsoft.compute/galleries/images/versions', 'version'],
  ['microsoft.compute/virtualmachines', 'virtualMachine'],
  ['microsoft.compute/virtualmachinescalesets', 'scaleSet'],
]);

const ARGUMENTS = table({ location: 'location', tags: 'tags' });

/** `Microsoft.Compute/galleries@2023-07-03` in parts; undefined where it is a type of no use here. */
export function azapiType(type: unknown): { kind: ResourceKind; apiVersion: string | undefined } | undefined {
  if (typeof type !== 'string') return undefined;
  const [name = '', apiVersion] = type.split('@', 2);
  const kind = KINDS.get(name.toLowerCase());
  return kind === undefined ? undefined : { kind, apiVersion };
}

/**
 * The body is REST's own: an object, or in older versions of the provider a text of JSON. State files wrap an object in
 * `{ value, type }`, since its type is not the provider's.
 */
export function azapiBody(args: Arguments): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, ARGUMENTS, writer);
  const isWrapped = Array.isArray(lookup(args, ['body', 'type'])) && lookup(args, ['body', 'value']) !== undefined;
  const place = isWrapped ? ['body', 'value'] : ['body'];
  const text = lookup(args, place);
  const isText = typeof text === 'string';
  const body = isText ? parsed(text) : read(args, place, writer, []);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return writer;
  for (const [key, value] of Object.entries(body)) {
    if (key !== '__proto__') writer.put([key], isText ? place : [...place, key], value);
  }
  return writer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
