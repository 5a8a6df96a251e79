import { effectiveSettings, type EffectiveSetting, type Origin } from '../config/effective-settings.ts';
import { DEFAULT_EDITION, factsOf } from '../facts/facts.ts';
import { embeddedPriceSheet } from '../pricing/price-sheet.ts';
import { sizingOf } from '../planning/sizing.ts';
import { createPainter } from '../report/painter.ts';
import { sanitize } from '../report/sanitize.ts';
import { textTable } from '../report/text-table.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import type { Invocation } from './options.ts';
import { displayOf, printResult } from './print-result.ts';
import { flagRulesOf, withFlags } from './request.ts';

/** Columns of a value that is hard to read any narrower. */
const NARROWEST_VALUE = 24;

/** `config show`: every setting in force, and where it comes from. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { format = 'text', output } = invocation.texts;
  const loaded = await loadConfig(invocation.texts['config'], io);
  const config = withFlags(loaded, invocation);
  const edition = config.edition ?? DEFAULT_EDITION;
  const { virtualMachines, scaleSet, headroom } = sizingOf(factsOf(edition), loaded.sizing);
  const settings = effectiveSettings({
    layers: loaded.chain.map(({ content, keyAt }) => ({ content, keyAt })),
    config,
    flags: new Set(Object.keys(invocation.texts)),
    flagRules: flagRulesOf(loaded, invocation),
    flagRates: invocation.lists['rate'] ?? [],
    defaults: {
      edition,
      prices: embeddedPriceSheet().name,
      currency: config.prices === undefined ? embeddedPriceSheet().currency : "the price sheet's",
    },
    sizing: { virtualMachines: virtualMachines.text, scaleSet: scaleSet.text, headroom },
  });
  if (format === 'json') printResult(`${JSON.stringify({ files: loaded.files, settings }, null, 2)}\n`, output, invocation, io);
  else printResult(textOf(settings, loaded.files, invocation, io), output, invocation, io);
  return EXIT.ok;
}

function textOf(settings: readonly EffectiveSetting[], files: readonly string[], invocation: Invocation, io: Io): string {
  const { color, columns } = displayOf(invocation, invocation.texts['output'], io);
  const paint = createPainter(color);
  const heads = [{ title: 'Setting' }, { title: 'From' }, { title: 'Value', shrinkTo: NARROWEST_VALUE }];
  const rows = settings.map(({ key, value, origin }) => {
    const from = originText(origin);
    return [sanitize(key), origin.kind === 'default' ? { text: from, paint: paint.faint } : from, sanitize(valueText(value))];
  });
  const table = textTable(heads, rows, io.stdout.isTerminal ? columns : Number.POSITIVE_INFINITY);
  const found = files.length === 0 ? 'No configuration file' : `Configuration: ${files.map(sanitize).join(', ')}`;
  return `${found}\n\n${[paint.strong(table.head), ...table.rows].map((line) => line.trimEnd()).join('\n')}\n`;
}

function originText(origin: Origin): string {
  if (origin.kind === 'default') return 'default';
  return origin.kind === 'flag' ? origin.flag : sanitize(`${origin.file}:${origin.line}:${origin.column}`);
}

/** As YAML would have it on one line. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  if (typeof value !== 'object' || value === null) return String(value).replaceAll(/\s+/g, ' ').trim();
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${typeof part === 'object' && !Array.isArray(part) ? `{ ${valueText(part)} }` : valueText(part)}`)
    .join(', ');
}
