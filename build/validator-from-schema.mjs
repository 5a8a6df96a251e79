// @ts-check
import { _, Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

/** @typedef {import('./types-from-schema.mjs').Schema} Schema */

/** Keywords whose values hold schemas by name, and those whose value is one. */
const SCHEMAS_BY_NAME = ['properties', 'patternProperties', '$defs'];
const SCHEMAS = ['items', 'additionalProperties', 'if', 'then', 'else'];
/** Keywords that say something to people only. */
const NOTES = new Set(['$schema', '$id', 'title', 'description', 'examples', 'default']);
/** What errors are explained with. */
const OUTLINE = new Set(['title', 'type', '$ref', 'pattern', 'format']);

/**
 * An ES module without imports that exports `validate` and `outline`.
 *
 * @param {Schema} schema
 * @param {{ root: string, formats: string, rawError: string }} modules what the code calls, as paths from the root
 */
export async function validatorFromSchema(schema, modules) {
  const code = [
    `import { formats } from './${modules.formats}';`,
    `import { fail, join } from './${modules.rawError}';`,
    checkingCode(schema),
    `export function outline() { return JSON.parse(${JSON.stringify(JSON.stringify(outlineOf(schema)))}); }`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: modules.root, sourcefile: 'checks.js' },
    absWorkingDir: modules.root,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Code by ajv. What our schemas use means the same in every draft since 2019, and for the older ones ajv writes less of it.
 *
 * @param {Schema} schema
 */
function checkingCode(schema) {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    code: { esm: true, formats: _`formats`, optimize: 2, source: true },
    formats: Object.fromEntries(formatsIn(schema).map((name) => [name, () => true])),
    // A definition with more keywords is a function of its own instead of a copy at every use.
    inlineRefs: 3,
    logger: false,
    loopEnum: 1000,
    messages: false,
    strict: true,
    unicode: false,
  });
  return simplified(standaloneCode.default(ajv, ajv.compile(bare(schema))));
}

const NOTED =
  /const (err\d+) = \{instancePath(?::(.*?))?,schemaPath:"[^"]*",keyword:("\w+"),params:(\{.*?\})\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g;
const JOINED = /vErrors === null \? (\w+)\.errors : vErrors\.concat\(\1\.errors\)/g;
const PARAMETERS = 'data, {instancePath="", parentData, parentDataProperty, rootData=data}={}';
const ARGUMENTS = /\{instancePath:(.+?),parentData:\w+,parentDataProperty:[^,{}]+,rootData\}/g;

/**
 * Half of ajv's code notes errors: a call does it in half the size, and does not copy the list for every part. And of what
 * its functions tell each other, ours need the path only.
 *
 * @param {string} code
 */
function simplified(code) {
  const simple = code
    .replaceAll(
      NOTED,
      (_match, _name, path, keyword, params) => `vErrors = fail(vErrors, ${path ?? 'instancePath'}, ${keyword}, ${params});`,
    )
    .replaceAll(JOINED, 'join(vErrors, $1.errors)')
    .replaceAll(PARAMETERS, 'data, instancePath = ""')
    .replaceAll(ARGUMENTS, '$1');
  for (const trace of ['schemaPath', '.concat(', 'parentData', 'rootData', 'require(']) {
    if (simple.includes(trace)) throw new Error(`ajv writes its code in another way: "${trace}" is left in it`);
  }
  return simple;
}

/**
 * The schema without what is said to people, and without the pattern where a format of ours checks more.
 *
 * @param {Schema} schema
 * @returns {Schema}
 */
function bare(schema) {
  const isCheckedByFormat = schema.format !== undefined;
  return mapSchemas(schema, bare, (keyword) => !NOTES.has(keyword) && !(isCheckedByFormat && keyword === 'pattern'));
}

/**
 * What names an error: titles, keys and types, and the description where a text has a form.
 *
 * @param {Schema} schema
 * @returns {Schema}
 */
function outlineOf(schema) {
  const hasForm = schema.pattern !== undefined || schema.format !== undefined;
  return mapSchemas(schema, outlineOf, (keyword) => OUTLINE.has(keyword) || (hasForm && keyword === 'description'), [
    'properties',
    '$defs',
    'items',
    'additionalProperties',
    'then',
  ]);
}

/**
 * @param {Schema} schema
 * @param {(schema: Schema) => Schema} map for the schemas in it
 * @param {(keyword: string) => boolean} isKept for the other keywords
 * @param {string[]} entered which of the keywords with schemas
 */
function mapSchemas(schema, map, isKept, entered = [...SCHEMAS_BY_NAME, ...SCHEMAS]) {
  /** @type {Schema} */
  const mapped = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SCHEMAS_BY_NAME.includes(keyword)) {
      if (entered.includes(keyword)) mapped[keyword] = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, map(part)]));
    } else if (SCHEMAS.includes(keyword)) {
      if (entered.includes(keyword) && typeof value === 'object') mapped[keyword] = map(value);
      else if (entered.includes(keyword) && isKept(keyword)) mapped[keyword] = value;
    } else if (isKept(keyword)) mapped[keyword] = value;
  }
  return mapped;
}

/**
 * @param {Schema} schema
 * @returns {string[]}
 */
function formatsIn(schema) {
  const names = JSON.stringify(schema, (key, value) => value).matchAll(/"format":"([\w-]+)"/g);
  return [...new Set([...names].map((match) => match[1] ?? ''))];
}
