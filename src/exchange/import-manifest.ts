import type { Finding } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';
import { FORMATS } from './formats.ts';
import { importSources } from './import-sources.ts';
import { addGiven, type Given } from './writing/given.ts';
import { writeManifest } from './writing/write-manifest.ts';

export type ImportOptions = {
  /** yyyy-MM-dd: what `utcNow()` of a template is. */
  today: string;
  /** What the files leave open: where a template is deployed to, whose galleries an export shows. */
  given?: Given | undefined;
  /** Where editors find the schema, relative to the manifest. */
  schema?: string | undefined;
  /** Which findings count, and as what; default: all, as they are. */
  settle?: (found: readonly Finding[]) => Finding[];
};

/** Reads what is no manifest and writes it as one; `syntax/*` of the sources are among the findings. */
export async function importManifest(
  sources: readonly Source[],
  { today, given = {}, schema, settle = (found) => [...found] }: ImportOptions,
): Promise<{ manifest: string | undefined; findings: Finding[]; translated: Awaited<ReturnType<typeof importSources>>['translated'] }> {
  const { translated, findings: ofImport, formats } = await importSources(sources, { today, deployedTo: given });
  const findings = settle([...sources.flatMap((source) => source.findings), ...ofImport]);
  if (translated === undefined) return { manifest: undefined, findings, translated };
  const files = new Map<string, string>();
  for (const [file, name] of formats) if (name !== undefined) files.set(file, FORMATS[name].title);
  addGiven(translated, given);
  return { manifest: writeManifest(translated, { files, findings, schema }), findings, translated };
}
