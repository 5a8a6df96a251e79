import { describe, expect, it } from 'vitest';
import { parseSuppression } from '../../src/suppressions/parse-suppression.ts';

describe('a suppression comment', () => {
  it.each([
    [
      'gallerist-disable-next-line a/b until=2027-01-31 -- why',
      { scope: 'next-line', ruleIds: ['a/b'], until: '2027-01-31', reason: 'why' },
    ],
    ['gallerist-disable-line a/b c/d', { scope: 'line', ruleIds: ['a/b', 'c/d'], until: undefined, reason: undefined }],
    [
      'gallerist-disable-line a/b, c/d,e/f --  why -- and more ',
      { scope: 'line', ruleIds: ['a/b', 'c/d', 'e/f'], until: undefined, reason: 'why -- and more' },
    ],
    ['gallerist-disable a/b -- why', { scope: 'document', ruleIds: ['a/b'], until: undefined, reason: 'why' }],
    ['gallerist-disable a/b --', { scope: 'document', ruleIds: ['a/b'], until: undefined, reason: undefined }],
    ['gallerist-disable a/b -- why #1 # more', { scope: 'document', ruleIds: ['a/b'], until: undefined, reason: 'why' }],
    ['gallerist-disable', { scope: 'document', ruleIds: [], until: undefined, reason: undefined }],
  ])('%s', (text, directive) => {
    expect(parseSuppression(text)).toEqual(directive);
  });

  it.each(['gallerist-disabled a/b', 'gallerist-disable-nextline a/b', 'gallerist-disable-lines a/b'])('is not %s', (text) => {
    expect(parseSuppression(text)).toBeUndefined();
  });
});
