import { describe, expect, test } from 'vitest';
import { readEvents } from '../../src/source/events.ts';
import { readSource } from '../../src/source/read-source.ts';

function commentsOf(text: string): [place: string, text: string, document: number, nextLine: number][] {
  const source = readSource({ path: 'a.yaml', text }, {}, readEvents);
  return source
    .comments('mark')
    .map((comment) => [`${comment.line}:${comment.column}-${comment.endColumn}`, comment.text, comment.document, comment.nextLine]);
}

describe('comments with a marker', () => {
  test('are found on lines of their own and behind values', () => {
    expect(commentsOf('# mark one\na: 1 # mark two\n\n  # mark three\n# other\n\nb: 2 #mark\n')).toEqual([
      ['1:1-11', 'mark one', 0, 2],
      ['2:6-16', 'mark two', 0, 7],
      ['4:3-15', 'mark three', 0, 7],
      ['7:6-11', 'mark', 0, 8],
    ]);
  });

  test('are not what merely looks like them', () => {
    expect(
      commentsOf('a: "# mark"\nb: x# mark\n\'# mark\': 1\nc: |\n  # mark\nd: [ "# mark", 1 ]\n# no mark\n? "x\n  # mark"\n: 1\n'),
    ).toEqual([]);
    expect(commentsOf('a: [ # mark\n  1 ]\nb: # mark\n  - 2\n')).toEqual([
      ['1:6-12', 'mark', 0, 2],
      ['3:4-10', 'mark', 0, 4],
    ]);
  });

  test('belong to the document they stand in, or before', () => {
    expect(
      commentsOf('# mark 0\na: 1\n# mark 0\n---\n# mark 1\nb: 2\n--- # mark 2\nc: 3\n').map(([, text, document]) => [text, document]),
    ).toEqual([
      ['mark 0', 0],
      ['mark 0', 0],
      ['mark 1', 1],
      ['mark 2', 2],
    ]);
  });

  test('are found in linear time', () => {
    const count = 20_000;
    const comments = commentsOf(`${'# mark\n'.repeat(count)}${'- 1 # mark\n'.repeat(count)}`);
    expect(comments).toHaveLength(2 * count);
    expect(comments[0]?.[3]).toBe(count + 1);
  }, 60_000);
});
