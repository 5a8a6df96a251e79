import type { SchemaProblem } from '../manifest/validate-manifest.ts';
import type { Fix } from './finding.ts';

/** What was probably meant, as a fix. It is safe where only the case differs: a guess may be wrong, and keys and values that differ in nothing else do not exist. */
export function schemaFix({ path, suggestion }: SchemaProblem): Fix | undefined {
  if (suggestion === undefined) return undefined;
  const { kind, value, written } = suggestion;
  const safe = written.toLowerCase() === value.toLowerCase();
  if (kind === 'rename') return { safe, title: `Rename "${written}" to ${value}`, edits: [{ op: 'rename', at: path, key: value }] };
  return { safe, title: `Change "${written}" to ${value}`, edits: [{ op: 'set', at: path, value }] };
}
