// @ts-check
import { compile } from 'json-schema-to-typescript';
import { format } from 'oxfmt';

/** What the compiler adds to every definition's comment, of use to nobody. */
const REFERRED = / \*\n \* This interface was referenced by `\w+`'s JSON-Schema\n \* via the `definition` "\w+"\.\n/g;

/** As in .oxfmtrc.json. */
const STYLE = { printWidth: 140, singleQuote: true };

/** @typedef {{ [keyword: string]: any }} Schema a JSON Schema object */

/**
 * The TypeScript types of a schema, one per entry of `$defs` and one for the schema itself, each by its title.
 *
 * @param {Schema} schema
 * @param {string} file the schema's path in the repository, for the header
 */
export async function typesFromSchema(schema, file) {
  const text = await compile(readyForTypes(schema), schema.title, {
    additionalProperties: false,
    bannerComment: `// Generated from ${file} by \`npm run generate\`; edit the schema instead.`,
    format: false,
    unreachableDefinitions: true,
  });
  const { code } = await format('types.ts', text, STYLE);
  return code.replaceAll(REFERRED, '');
}

/**
 * The schema as json-schema-to-typescript understands it. A reference becomes the name of its target, which it would
 * otherwise copy as soon as a description stands beside it; `if type object then $ref` becomes a union; keys of a
 * pattern, which would make every key of the object `unknown`, are left out.
 *
 * @param {Schema} schema
 * @returns {Schema}
 */
function readyForTypes(schema) {
  /** @type {Schema} */
  const ready = {};
  const type = namedType(schema);
  if (schema.title !== undefined) ready.title = schema.title;
  if (schema.description !== undefined) ready.description = describe(schema);
  if (type !== undefined) return { ...ready, tsType: type };

  for (const keyword of ['type', 'enum', 'const', 'required']) {
    if (keyword in schema) ready[keyword] = schema[keyword];
  }
  for (const keyword of ['items', 'additionalProperties']) {
    const value = schema[keyword];
    if (value !== undefined) ready[keyword] = typeof value === 'object' ? readyForTypes(value) : value;
  }
  // Named keys beside free ones: an index signature would have to fit them all.
  if (ready.additionalProperties && schema.properties !== undefined) ready.additionalProperties = true;
  for (const keyword of ['properties', '$defs']) {
    if (schema[keyword] === undefined) continue;
    ready[keyword] = Object.fromEntries(Object.entries(schema[keyword]).map(([key, value]) => [key, readyForTypes(value)]));
  }
  return ready;
}

/**
 * @param {Schema} schema
 * @returns {string | undefined}
 */
function namedType(schema) {
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  if (schema.then?.$ref === undefined) return undefined;
  const others = schema.else?.$ref === undefined ? scalarTypes(schema) : [nameOf(schema.else.$ref)];
  return `(${[...others, nameOf(schema.then.$ref)].join(' | ')})`;
}

/** @param {Schema} schema */
function scalarTypes(schema) {
  const types = schema.type.filter((/** @type {string} */ type) => type !== 'object');
  return types.map((/** @type {string} */ type) => (type === 'integer' ? 'number' : type));
}

/** @param {string} reference */
function nameOf(reference) {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

/** @param {Schema} schema */
function describe(schema) {
  const text = schema.description.replaceAll('*/', '*\\/');
  return schema.default === undefined ? text : `${text}\n\nDefault: ${JSON.stringify(schema.default)}`;
}
