import { isDeepStrictEqual } from 'node:util';
import { diffLines } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lexer } from 'yaml';
import type { Edit } from '../../src/engine/finding.ts';
import { applyEdits, NOT_IN_PLACE, replacementsOf } from '../../src/fix/apply-edits.ts';
import { editValue } from '../../src/fix/edit-value.ts';
import { readEvents } from '../../src/source/events.ts';
import { readSource } from '../../src/source/read-source.ts';
import { linesOf } from '../../src/source/lines.ts';
import type { SourceDocument } from '../../src/source/source.ts';
import { opinionOf } from '../source/oracle.ts';
import { yamlText } from '../source/yaml-text.ts';
import { arbitraryEdit } from './arbitrary-edit.ts';

type Case = { text: string; document: SourceDocument; edit: Edit };

const read = (text: string) => readSource({ path: '', text }, undefined, readEvents);

/** An edit somewhere in a text of any construct. */
const cases: fc.Arbitrary<Case> = yamlText
  .map((text) => ({ text, source: read(text) }))
  .filter(({ source }) => source.findings.length === 0 && source.documents.length > 0)
  .chain(({ text, source }) =>
    fc.constantFrom(...source.documents).chain((document) => arbitraryEdit(document.value).map((edit) => ({ text, document, edit }))),
  );

/** What a fix writes never is: neither of them is JSON, and tags and merge keys give what is written another meaning. */
const isStrange = ({ text }: Case) => /!|<<|-0|\.inf|\.nan/i.test(text);

/** Whether the library reads a text as we do: about spaces in block texts they differ. */
function isAgreed(text: string): boolean {
  return isDeepStrictEqual(
    opinionOf(text)?.map(({ value }) => value),
    read(text).documents.map(({ value }) => value),
  );
}

function edited({ text, document, edit }: Case): string | undefined {
  const result = applyEdits(text, document.index, [edit]);
  return 'text' in result ? result.text : undefined;
}

/** Comments in their order: the library's lexer puts a mark before what is text. */
function commentsOf(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens.filter((token, index) => token.startsWith('#') && tokens[index - 1] !== '\u001F').toSorted();
}

/** Lines of the old text that are not in the new one. */
function lostLines(before: string, after: string): number {
  let count = 0;
  for (const part of diffLines(before, after)) if (part.removed) count += part.count;
  return count;
}

describe('an edit of an item', () => {
  it('is made as one of the whole document is', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, ({ text, document, edit }) => {
        // What might be an anchor keeps parts from being parsed alone, in a comment too.
        const [mark = ''] = /^\uFEFF?/.exec(text) ?? [];
        const marked = `${mark}# &x\n${text.slice(mark.length)}`;
        const whole = replacementsOf(marked, document.index, [edit]);
        const own = replacementsOf(text, document.index, [edit]);
        const moved = 'refusal' in whole ? whole : whole.map((one) => ({ ...one, line: one.line - 1, endLine: one.endLine - 1 }));
        expect(own).toEqual(moved);
      }),
      { numRuns: 500 },
    );
  });
});

describe('an edit of any text', () => {
  it('reads as meant, by another library too', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, (each) => {
        const after = edited(each);
        fc.pre(after !== undefined);
        const meant = read(each.text).documents.map(({ index, value }) =>
          index === each.document.index ? editValue(value, [each.edit]) : value,
        );
        expect(read(after).documents.map(({ value }) => value)).toEqual(meant);
        if (isStrange(each) || !isAgreed(each.text)) return;
        expect(opinionOf(after)?.map(({ value }) => value)).toEqual(meant);
      }),
      { numRuns: 400 },
    );
  });

  it('keeps every comment, unless something is removed', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, (each) => {
        const after = edited(each);
        fc.pre(after !== undefined && each.edit.op !== 'remove');
        expect(commentsOf(after)).toEqual(commentsOf(each.text));
      }),
      { numRuns: 400 },
    );
  });

  it('changes no other line', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, (each) => {
        const after = edited(each);
        const { document, edit } = each;
        fc.pre(after !== undefined && edit.op !== 'remove');
        // What is added to a bracket that is closed on the last line shares that line, or puts a comma on it.
        const { line, endLine } = document.rangeOf(edit.at, edit.op === 'rename' ? 'key' : 'value');
        const most = edit.op === 'append' ? 1 : endLine - line + 1;
        expect(lostLines(each.text, after)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 400 },
    );
  });

  it('removes, and does nothing else', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, (each) => {
        const after = edited(each);
        fc.pre(after !== undefined && each.edit.op === 'remove');
        let at = 0;
        for (const character of each.text) if (character === after[at] || character === after.slice(at, at + 2)) at += character.length;
        expect(at).toBe(after.length);
      }),
      { numRuns: 200 },
    );
  });

  it('is the same as its replacements', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, (each) => {
        const after = edited(each);
        fc.pre(after !== undefined);
        const replacements = replacementsOf(each.text, each.document.index, [each.edit]);
        if ('refusal' in replacements) throw new Error(replacements.refusal);
        expect(replaced(each.text, replacements)).toBe(after);
      }),
      { numRuns: 200 },
    );
  });

  it('is refused for one of the known reasons', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(cases, (each) => {
        const result = applyEdits(each.text, each.document.index, [each.edit]);
        fc.pre('refusal' in result && !isStrange(each));
        // A last line that goes takes the break before it along, which a block text may count in.
        fc.pre(!(each.edit.op === 'remove' && /[|>]\d?\+/.test(each.text)));
        expect(result).not.toEqual({ refusal: NOT_IN_PLACE });
      }),
      { numRuns: 100 },
    );
  });
});

/** Replacements carried out as a reader of SARIF would: by lines and columns, from the last one on. */
function replaced(text: string, replacements: Exclude<ReturnType<typeof replacementsOf>, { refusal: string }>): string {
  const lines = linesOf(text);
  const offsets = new Map<string, number>();
  for (let at = 0; at <= text.length; at++) {
    const { line, column } = lines.rangeOf(at, at);
    offsets.set(`${line}:${column}`, at);
  }
  let result = text;
  for (const { line, column, endLine, endColumn, text: instead } of replacements.toReversed()) {
    const [start, end] = [offsets.get(`${line}:${column}`), offsets.get(`${endLine}:${endColumn}`)];
    result = result.slice(0, start) + instead + result.slice(end);
  }
  return result;
}
