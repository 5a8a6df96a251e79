// @ts-check
import { markdownTable } from './markdown-table.mjs';

/** @typedef {{ value: number | string | boolean | null, unit: string, source: string, asOf: string, scope?: string, note?: string }} Fact */
/** @typedef {Record<string, Fact>} Facts */
/** @typedef {{ id: string, title: string, asOf: string, limits: Facts, sizing: Facts, defaults: Facts, meanings: Facts }} Edition */
/** @typedef {{ name: string, value: string, before: string, since: string, source: string, asOf: string, note?: string }} ApiDefault */
/** @typedef {{ id: string, about: string, sides: { says: string, sources: string[] }[], decides: string }} Conflict */
/** @typedef {{ id: string, title: string, at: string, date: string | null, note?: string }} Source */

/**
 * Each edition's figures side by side with their sources and dates, and all conflicts with what decides.
 *
 * @param {{ default: string, always: Facts, editions: Edition[] }} data
 * @param {{ defaults: ApiDefault[] }} apiVersions
 * @param {{ conflicts: Conflict[] }} conflicts
 * @param {{ sources: Source[] }} sources
 */
export function editionsPage(data, apiVersions, conflicts, sources) {
  const lines = [
    '# Editions',
    '',
    "An edition is a dated set of facts about the service: limits, sizing ratios, defaults, and what words mean. Figures come from the service's own",
    'documentation, which has changed over the years and is not always of one mind; the edition decides which of them hold, and findings name it. It is',
    `chosen by \`edition\` in the configuration or by \`--edition\`; without either it is ${data.default}.`,
    '',
    ...markdownTable(
      ['edition', 'is', 'as of'],
      data.editions.map(({ id, title, asOf }) => [id === data.default ? `**${id}** (default)` : id, title, asOf]),
    ),
  ];
  for (const [kind, title] of KINDS) lines.push('', `## ${title}`, '', ...figures(data.editions, kind));
  lines.push('', '## The same in all editions', '', ...constants(data.always));
  lines.push('', '## Defaults that an API version changed', '', ...changedDefaults(apiVersions.defaults));
  lines.push('', '## Conflicts', '', 'Where documents disagree, what each says, and what decides.', '');
  const documents = (/** @type {string[]} */ keys) => keys.map((key) => `${key}, ${dateOf(key, sources.sources)}`).join('; ');
  const sides = (/** @type {Conflict} */ conflict) => conflict.sides.map(({ says, sources: keys }) => `${says} (${documents(keys)})`);
  lines.push(
    ...markdownTable(
      ['id', 'about', 'what each says', 'what decides'],
      conflicts.conflicts.map((conflict) => [conflict.id, conflict.about, sides(conflict).join('<br>'), conflict.decides]),
    ),
  );
  lines.push('', '## Documents', '');
  const rows = sources.sources.map(({ id, title, at, date, note = '' }) => [id, title, at, date ?? 'undated', note]);
  lines.push(...markdownTable(['key', 'document', 'where', 'date', 'note'], rows));
  return `${lines.join('\n')}\n`;
}

/** @type {readonly (readonly ['limits' | 'sizing' | 'defaults' | 'meanings', string])[]} */
const KINDS = [
  ['limits', 'Limits'],
  ['sizing', 'Sizing ratios'],
  ['defaults', 'Defaults'],
  ['meanings', 'Meanings'],
];

/**
 * @param {readonly Edition[]} editions
 * @param {'limits' | 'sizing' | 'defaults' | 'meanings'} kind
 */
function figures(editions, kind) {
  const names = [...new Set(editions.flatMap((edition) => Object.keys(edition[kind])))];
  const notes = names.flatMap((name) => editions.map((edition) => ({ name, edition: edition.id, note: edition[kind][name]?.note })));
  return [
    ...markdownTable(
      ['fact', 'counts', ...editions.map(({ id }) => id)],
      names.map((name) => {
        const facts = editions.map((edition) => edition[kind][name]);
        const scopes = new Set(facts.flatMap((fact) => (fact === undefined ? [] : [fact.scope ?? fact.unit])));
        return [`\`${name}\``, [...scopes].join('; '), ...facts.map(cellOf)];
      }),
    ),
    '',
    ...grouped(notes),
  ];
}

/** @param {Fact | undefined} fact */
function cellOf(fact) {
  return fact === undefined ? '-' : `${valueOf(fact)}<br>${fact.source}, ${fact.asOf}`;
}

/** @param {Fact} fact */
function valueOf({ value }) {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? value.toLocaleString('en-US') : value;
}

/**
 * A note that several editions share is said once.
 *
 * @param {readonly { name: string, edition: string, note: string | undefined }[]} notes
 */
function grouped(notes) {
  /** @type {Map<string, string[]>} */
  const editionsByText = new Map();
  for (const { name, edition, note } of notes) {
    if (note === undefined) continue;
    const key = `\`${name}\`\n${note}`;
    editionsByText.set(key, [...(editionsByText.get(key) ?? []), edition]);
  }
  return Array.from(editionsByText, ([key, editions]) => {
    const [name = '', note = ''] = key.split('\n');
    return `- ${name} in ${editions.join(', ')}: ${note}`;
  });
}

/** @param {Facts} always */
function constants(always) {
  return markdownTable(
    ['fact', 'value', 'counts', 'source', 'note'],
    Object.entries(always).map(([name, fact]) => [
      `\`${name}\``,
      valueOf(fact),
      fact.scope ?? fact.unit,
      `${fact.source}, ${fact.asOf}`,
      fact.note ?? '',
    ]),
  );
}

/** @param {readonly ApiDefault[]} defaults */
function changedDefaults(defaults) {
  return markdownTable(
    ['property', 'before', 'from then on', 'API version', 'source', 'note'],
    defaults.map(({ name, before, value, since, source, asOf, note }) => [
      `\`${name}\``,
      before,
      value,
      since,
      `${source}, ${asOf}`,
      note ?? '',
    ]),
  );
}

/**
 * @param {string} key
 * @param {readonly Source[]} sources
 */
function dateOf(key, sources) {
  return sources.find(({ id }) => id === key)?.date ?? 'undated';
}
