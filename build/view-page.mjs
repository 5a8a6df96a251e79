// @ts-check
import { markdownTable } from './markdown-table.mjs';

/** @typedef {{ [keyword: string]: any }} Schema a JSON Schema object */
/** @typedef {{ [name: string]: string | { [name: string]: string } }} Texts */

/**
 * What templates are given, a table an object, from the schema; and the texts that they may print.
 *
 * @param {Schema} schema
 * @param {Texts} texts the words of templates, in English
 */
export function viewPage(schema, texts) {
  const lines = ['# What templates are given', '', ...INTRODUCTION, ''];
  for (const { path, part } of objectsOf(schema)) {
    const rows = Object.entries(part.properties).map(([name, property]) => [`\`${name}\``, fieldText(property, schema)]);
    lines.push(path === '' ? '## The view' : `## \`${path}\``, '');
    if (path !== '' && part.description !== undefined) lines.push(part.description, '');
    lines.push(...markdownTable(['field', 'what it is'], rows), '');
  }
  lines.push('## Words', '', ...WORDS, '', ...markdownTable(['text', 'in English'], textRows(texts)));
  return `${lines.join('\n')}\n`;
}

const INTRODUCTION = [
  'Every [template](templates.md), built-in or yours, is given one view. `gallerist report --data` prints it as JSON, and',
  '`gallerist schema report-view` the schema that this page is made from. Texts are in the language of the report and ready to print; the numbers',
  'behind them stand in `raw`. A list of things is marked `[]`. Texts of names are shortened to 200 characters, messages to 2,000.',
];

const WORDS = [
  'Under `words` are the texts of the built-in templates in the language of the report, so that a template of yours can say the same: `{{words.cost.monthly}}`',
  'is `Monthly`, `月額` or `월간`. Within a loop it is `{{@root.words.cost.monthly}}`.',
];

/**
 * Objects in the order in which a reader meets them; one that occurs in several places is told in the first.
 *
 * @param {Schema} schema
 */
function objectsOf(schema) {
  /** @type {{ path: string, part: Schema }[]} */
  const found = [];
  const told = new Set();
  const queue = [{ path: '', part: schema }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { path, part } = next;
    if (told.has(part)) continue;
    told.add(part);
    found.push(next);
    const below = Object.entries(part.properties).flatMap(([name, property]) => {
      const held = heldBy(property, schema);
      return held === undefined || name === 'raw'
        ? []
        : [{ path: `${path === '' ? '' : `${path}.`}${name}${held.suffix}`, part: held.part }];
    });
    // Depth first: an object is followed by what it holds.
    queue.unshift(...below);
  }
  return found;
}

/**
 * The object in a property, or in the items of its list.
 *
 * @param {Schema} property
 * @param {Schema} schema
 * @returns {{ suffix: string, part: Schema } | undefined}
 */
function heldBy(property, schema) {
  const part = resolved(property, schema);
  if (part.type === 'array') {
    const held = heldBy(part.items, schema);
    return held === undefined ? undefined : { suffix: `[]${held.suffix}`, part: held.part };
  }
  return part.properties === undefined ? undefined : { suffix: '', part };
}

/**
 * @param {Schema} property
 * @param {Schema} schema
 * @returns {Schema}
 */
function resolved(property, schema) {
  const reference = property.$ref ?? property.oneOf?.[0]?.$ref;
  return reference === undefined ? property : schema.$defs[reference.slice(reference.lastIndexOf('/') + 1)];
}

/**
 * @param {Schema} property
 * @param {Schema} schema
 */
function fieldText(property, schema) {
  const { description } = property;
  const values = resolved(property, schema).enum;
  if (values !== undefined) return `${description} One of ${values.map((/** @type {string} */ value) => `\`${value}\``).join(', ')}.`;
  if (property.type !== 'object' || property.properties === undefined) return description;
  const numbers = Object.entries(property.properties).map(([name, number]) => `\`${name}\`: ${number.description}`);
  return `${description}<br>${numbers.join('<br>')}`;
}

/**
 * @param {Texts} texts
 * @param {string} [prefix]
 * @returns {[string, string][]}
 */
function textRows(texts, prefix = 'words') {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [/** @type {[string, string]} */ ([`\`${prefix}.${name}\``, text])] : textRows(text, `${prefix}.${name}`),
  );
}
