import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFLICTS } from '../../src/facts/conflicts.ts';
import { findSource } from '../../src/facts/sources.ts';
import { findStatement, STATEMENTS } from '../../src/facts/statements.ts';
import apiVersions from '../../src/facts/api-versions.json' with { type: 'json' };
import mutability from '../../src/facts/mutability.json' with { type: 'json' };
import editions from '../../src/facts/editions.json' with { type: 'json' };
import { ALL_CARDS } from '../rules/run-rules.ts';

const ids = STATEMENTS.map(({ id }) => id);

function numbered(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => letter + String(index + 1).padStart(2, '0'));
}

/** Every list of statement ids that stands somewhere in the data. */
function namedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(namedIn);
  return 'statements' in value && Array.isArray(value.statements) ? [...value.statements.map(String), ...below] : below;
}

describe('the statements', () => {
  it('are all there', () => {
    for (const [letter, count] of [
      ['N', 28],
      ['V', 13],
      ['C', 16],
    ] as const) {
      expect(ids.filter((id) => id.startsWith(letter))).toEqual(numbered(letter, count));
    }
    // Numbers of the overview and of errors have gaps between their subjects.
    expect(ids.filter((id) => id.startsWith('S'))).toHaveLength(105);
    expect(ids.filter((id) => id.startsWith('E'))).toHaveLength(80);
    expect(findStatement('S150')).toBeDefined();
    expect(findStatement('E97')).toBeDefined();
    expect(findStatement('S009')).toBeUndefined();
  });

  it('name documents that are known', () => {
    for (const { id, sources } of STATEMENTS) for (const source of sources) expect(findSource(source), `${id} ${source}`).toBeDefined();
  });

  it('of the overview bear the editions of their documents, and no others do', () => {
    for (const { id, sources, editions: marks } of STATEMENTS) {
      const expected = id.startsWith('S')
        ? [...(sources.includes('JA20') ? ['2020-10'] : []), ...(sources.includes('KO21') ? ['2021-06'] : [])]
        : undefined;
      expect(marks, id).toEqual(expected);
    }
  });

  it('of conflicts rest on the documents of all sides', () => {
    for (const { id, sides } of CONFLICTS) {
      expect(findStatement(id)?.sources.toSorted(), id).toEqual([...new Set(sides.flatMap(({ sources }) => sources))].toSorted());
    }
  });

  it('are what cards and rows of facts name', () => {
    for (const card of ALL_CARDS) {
      for (const source of card.sources) {
        const [id = '', document] = source.split(' ');
        expect(ids, `${card.id} ${source}`).toContain(id);
        if (document !== undefined) expect(findStatement(id)?.sources, `${card.id} ${source}`).toContain(document);
      }
    }
    const named = new Set([...namedIn(editions), ...namedIn(apiVersions), ...namedIn(mutability)]);
    expect(named.size).toBeGreaterThan(20);
    expect([...named].filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('the texts of statements', () => {
  /** Modules that are loaded together with one; what `import()` names is loaded when it is asked for. */
  function loadedWith(file: string, seen = new Set<string>()): Set<string> {
    if (seen.has(file) || !file.endsWith('.ts')) return seen.add(file);
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, words = '', target = ''] of text.matchAll(/^(?:import|export)\s+([^'"]*?)from\s+['"](\.[^'"]+)['"]/gm)) {
      if (!words.startsWith('type ')) loadedWith(normalize(join(dirname(file), target)).replaceAll('\\', '/'), seen);
    }
    return seen;
  }

  it('are loaded for pages only', () => {
    const atStart = loadedWith('src/bin.ts');
    expect(atStart).toContain('src/facts/facts.ts');
    expect(atStart).toContain('src/facts/editions.json');
    expect(atStart).not.toContain('src/facts/statements.json');
    expect(loadedWith('src/index.ts')).not.toContain('src/facts/statements.json');
    expect(loadedWith('src/cli/explain.ts')).toContain('src/facts/statements.json');
  });
});
