import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Path } from '../../src/engine/finding.ts';
import { readEvents } from '../../src/source/events.ts';
import { locator, NEXT } from '../../src/source/positions.ts';
import { readPlain } from '../../src/source/plain.ts';
import { newScratch, type ReadContext, type ReadDocument } from '../../src/source/read-document.ts';
import { DEFAULT_LIMITS } from '../../src/source/read-source.ts';
import { splitDocuments } from '../../src/source/split.ts';
import { edges } from './edges.ts';
import { opinionOf } from './oracle.ts';
import { samples } from './samples.ts';
import { mutated, plainText, tokenSoup, yamlText } from './yaml-text.ts';

/** On a machine with other work to do. */
const TIMEOUT = 120_000;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600);
const settings = { numRuns: RUNS, ...(process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }) };

function newContext(): ReadContext {
  return { limits: DEFAULT_LIMITS, spent: { aliases: 0, expansion: 0 }, scratch: newScratch() };
}

type Part = { text: string; plain: ReadDocument | null | undefined; full: ReturnType<typeof readEvents> };

/** Both readers' answers for every part of a text. */
function bothRead(text: string): Part[] {
  const { parts, isPlainText } = splitDocuments(text);
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  return parts.map(({ start, end }) => {
    const isLast = end === text.length;
    const part = text.slice(start, end);
    return {
      text: part,
      plain: isPlainText && !text.includes('\0') ? readPlain(lines, start, isLast ? lines.length : end, newContext()) : undefined,
      full: readEvents(text, start, end, newContext()),
    };
  });
}

/** The plain reader either gives up, or agrees with the full one in values and in every cell of the tape. */
function expectAgreement(text: string): void {
  for (const { plain, full } of bothRead(text)) {
    if (plain === undefined) continue;
    if (plain === null) {
      expect(full).toEqual([]);
      continue;
    }
    expect(full).toHaveLength(1);
    expect(full[0]?.problems).toEqual([]);
    expect(plain.value).toEqual(full[0]?.document?.value);
    expect(JSON.stringify(plain.value)).toBe(JSON.stringify(full[0]?.document?.value));
    expect(plain.positions.aliases).toEqual(full[0]?.document?.positions.aliases);
    expect(plain.positions.merges).toEqual(full[0]?.document?.positions.merges);
    expect(tapeOf(plain)).toEqual(tapeOf(full[0]?.document));
  }
}

/** The tape may be longer than what is written on it. */
function tapeOf(document: ReadDocument | undefined): number[] {
  const tape = document?.positions.tape ?? new Int32Array(0);
  return [...tape.subarray(0, tape[NEXT])];
}

/**
 * Where the `yaml` library is known to read otherwise than YAML 1.2 says: carriage returns alone, blank lines in
 * block texts with an indentation of their own, blanks on a last line without an end, and the end of no document.
 */
function isBeyondThird(text: string): boolean {
  return /\r(?!\n)/.test(text) || /[|>][-+]?[1-9]/.test(text) || /[ \t]$|^\.\.\.(?:\s|$)/.test(text);
}

/** The third opinion, where it has one and the full reader too. */
function expectThirdOpinion(text: string): void {
  if (isBeyondThird(text)) return;
  const documents = bothRead(text).flatMap(({ full }) => full);
  if (documents.some(({ document }) => document === undefined)) return;
  const opinion = opinionOf(text);
  if (opinion === undefined) return;
  expect(documents.map(({ document }) => document?.value)).toEqual(opinion.map(({ value }) => value));
  for (const [index, { document }] of documents.entries()) {
    if (document === undefined) continue;
    const locate = locator(document.positions);
    for (const { path, key, value } of opinion[index]?.places ?? []) {
      if (key !== undefined && key[0] !== key[1]) expectPlace(text, path, 'key', locate(path, 'key'), key);
      if (value !== undefined && value[0] !== value[1]) expectPlace(text, path, 'value', locate(path, 'value'), value);
    }
  }
}

function expectPlace(
  text: string,
  path: Path,
  part: string,
  { start, end }: { start: number; end: number },
  wanted: readonly [number, number],
): void {
  const isBlock = '|>'.includes(text.charAt(start));
  const wantedEnd = isBlock ? Math.min(wanted[1], end) : wanted[0] + text.slice(...wanted).replace(/ +$/, '').length;
  expect({ path, part, start, end, text: text.slice(start, end) }).toEqual({
    path,
    part,
    start: wanted[0],
    end: wantedEnd,
    text: text.slice(wanted[0], wantedEnd),
  });
}

describe('both readers', () => {
  test.each(edges)('agree on %j', (text) => {
    expectAgreement(text);
    expectAgreement(`x: &y 1\nk:\n  ${text.replaceAll('\n', '\n  ').trimEnd()}\nz: 1\n`);
    expectThirdOpinion(text);
  });

  test(
    'agree with each other and a third on texts of every construct',
    () => {
      fc.assert(
        fc.property(yamlText, (text) => {
          expectAgreement(text);
          expectThirdOpinion(text);
        }),
        settings,
      );
    },
    TIMEOUT,
  );

  test(
    'agree on plain texts',
    () => {
      fc.assert(
        fc.property(plainText, (text) => {
          expectAgreement(text);
          expectThirdOpinion(text);
        }),
        settings,
      );
    },
    TIMEOUT,
  );

  test(
    'agree on manifests after a few random edits',
    () => {
      fc.assert(
        fc.property(mutated(samples), (text) => {
          expectAgreement(text);
          expectThirdOpinion(text);
        }),
        settings,
      );
    },
    TIMEOUT,
  );

  test(
    'agree on tokens in any order',
    () => {
      fc.assert(
        fc.property(tokenSoup, (text) => {
          expectAgreement(text);
        }),
        { ...settings, numRuns: 10 * RUNS },
      );
    },
    TIMEOUT,
  );

  test('are both put to the test: most of the plain texts are read by the plain reader, most others by the full one', () => {
    const plain = fc.sample(plainText, { numRuns: 200, seed: 1 }).flatMap(bothRead);
    expect(plain.filter((part) => part.plain !== undefined).length).toBeGreaterThan(plain.length * 0.8);
    const any = fc.sample(yamlText, { numRuns: 200, seed: 1 }).flatMap(bothRead);
    expect(any.filter((part) => part.full.every(({ document }) => document !== undefined)).length).toBeGreaterThan(any.length * 0.8);
    expect(any.filter((part) => part.plain === undefined).length).toBeGreaterThan(any.length * 0.3);
  });
});
