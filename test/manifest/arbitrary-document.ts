import fc from 'fast-check';

export type Schema = {
  $ref?: string;
  $defs?: Record<string, Schema>;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  examples?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minProperties?: number;
  pattern?: string;
  then?: Schema;
  else?: Schema;
};

const FORMS: Record<string, fc.Arbitrary<string>> = {
  ApiVersion: fc.constantFrom('2021-07-01', '2025-03-03-preview'),
  CalendarDate: fc
    .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10))),
  Day: fc.constantFrom('2026-07-25', '2024-02-29'),
  RowDay: fc.constantFrom('2026-07-25', 'undated'),
  Currency: fc.constantFrom('USD', 'EUR'),
  CustomRuleId: fc.stringMatching(/^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/),
  WebAddress: fc.webUrl({ withQueryParameters: true }),
  Amount: fc.constantFrom('0', '0.05', '12.50'),
};

/** Documents that fit a schema of ours: every property that it knows, in every shape that it allows. */
export function arbitraryDocument(root: Schema): fc.Arbitrary<unknown> {
  return arbitraryOf(root, root);
}

function arbitraryOf(schema: Schema, root: Schema, name = ''): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const key = schema.$ref.slice('#/$defs/'.length);
    const definition = root.$defs?.[key];
    if (definition === undefined) throw new Error(`no definition ${key}`);
    return arbitraryOf(definition, root, key);
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const types = [schema.type ?? []].flat();
  return fc.oneof(...types.map((type) => arbitraryOfType(type, schema, root, name)));
}

function arbitraryOfType(type: string, schema: Schema, root: Schema, name: string): fc.Arbitrary<unknown> {
  const { exclusiveMinimum, minimum: min = exclusiveMinimum ?? 0, maximum: max = 2_147_483_647 } = schema;
  switch (type) {
    case 'string':
      if (schema.else?.$ref !== undefined) return arbitraryOf(schema.else, root);
      return FORMS[name] ?? fc.string({ minLength: 1, maxLength: 8, unit: 'binary' });
    case 'integer':
      return fc.integer({ min, max });
    case 'number':
      return fc.double({ min, max, noNaN: true, minExcluded: exclusiveMinimum !== undefined });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(arbitraryOf(schema.items ?? {}, root), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case 'object':
      return schema.then === undefined ? arbitraryObject(schema, root) : arbitraryOf(schema.then, root);
    default:
      throw new Error(`no documents of type ${type}`);
  }
}

function arbitraryObject({ properties, required = [], additionalProperties, minProperties }: Schema, root: Schema): fc.Arbitrary<unknown> {
  if (properties === undefined) {
    if (typeof additionalProperties !== 'object') throw new Error('an object without properties');
    return fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), arbitraryOf(additionalProperties, root), {
      minKeys: minProperties ?? 0,
      maxKeys: 3,
    });
  }
  const fields = Object.entries(properties).map(([key, schema]) => [key, arbitraryOf(schema, root)] as const);
  // A local VHD or not decides what an address may be: the generated ones fit both.
  const known = Object.fromEntries(fields.map(([key, field]) => [key, key === 'uri' ? fc.webUrl() : field]));
  return fc.record(known, { requiredKeys: required, noNullPrototype: true });
}
