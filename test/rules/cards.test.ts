import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesIndex } from '../../build/rules-index.mjs';
import { readFileSync } from 'node:fs';
import { ALL_CARDS } from './run-rules.ts';

const modules = readdirSync('rules', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.includes('/') && path.endsWith('.ts'))
  .map((path) => path.slice(0, -'.ts'.length));

describe('the list of rules', () => {
  it('holds every module of the folder once', () => {
    expect(ALL_CARDS.map((card) => card.id).toSorted()).toEqual(modules.toSorted());
  });

  it('is the one the generator writes', () => {
    // Formatting is the formatter's business: the words are compared, not the line breaks.
    const words = (text: string) => text.replaceAll(/[\s,]+/g, '');
    expect(words(readFileSync(join('rules', 'index.ts'), 'utf8'))).toBe(words(rulesIndex()));
  });
});

describe.each(ALL_CARDS.map((card) => [card.id, card] as const))('%s', (_, card) => {
  it('has a complete card', () => {
    for (const text of [card.title, card.why, card.remedy]) expect(text.trim()).not.toBe('');
    expect(card.title, 'a headline has no full stop').not.toMatch(/\.$/);
    expect(card.title).toMatch(/^[A-Z]/);
    for (const source of card.sources) expect(source).toMatch(/^(?:[SNEVC]\d{2,3}|[1-9](?:\.\d)?(?: [A-Z]+)?)$/);
    for (const option of Object.values(card.options ?? {})) {
      expect(option.default).toBeGreaterThanOrEqual(option.minimum);
      expect(option.default).toBeLessThanOrEqual(option.maximum);
      expect(option.description.trim()).not.toBe('');
    }
  });

  it('shows the state before where it judges changes, and nowhere else', () => {
    expect(card.before !== undefined).toBe(card.on === 'change');
    expect(card.id.startsWith('change/')).toBe(card.on === 'change');
  });

  it('names rules of the catalogue beside its own', () => {
    const others = ALL_CARDS.map(({ id }) => id).filter((id) => id !== card.id);
    for (const id of card.exampleSettings?.besides ?? []) expect(others).toContain(id);
  });
});
