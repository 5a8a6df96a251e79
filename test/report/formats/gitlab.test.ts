import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { CLEAN, FAULTY } from '../../cli/call.ts';
import { UNSEEN } from './hostile.ts';
import { analysisOf, analysisWith, finding, hostileFindings, print } from './runs.ts';

/** What GitLab documents of a Code Quality report that it can read. */
const SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
};
type Entry = { description: string; check_name: string; fingerprint: string; severity: string; location: { path: string } };

const validate = new Ajv({ allErrors: true }).compile<Entry[]>(SCHEMA);

function readEntries(text: string): Entry[] {
  const entries: unknown = JSON.parse(text);
  const isValid = validate(entries);
  expect(validate.errors).toBeNull();
  return isValid ? entries : [];
}

describe('gitlab', () => {
  it('fits what GitLab documents, with and without findings', async () => {
    expect(readEntries(await print('gitlab', await analysisOf({ 'a.yaml': CLEAN })))).toEqual([]);
    expect(readEntries(await print('gitlab', await analysisOf({ 'a.yaml': FAULTY })))).toMatchObject([
      { check_name: 'naming/gallery-name', severity: 'major', location: { path: 'a.yaml', lines: { begin: 4, end: 4 } } },
    ]);
  });

  it('gives every finding a fingerprint of its own', async () => {
    const analysis = await analysisWith([finding(), finding(), ...hostileFindings(), ...hostileFindings()]);
    const entries = readEntries(await print('gitlab', analysis));
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(analysis.findings.length);
  });

  it('holds nothing unseen, whatever names say', async () => {
    const text = await print('gitlab', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    for (const { description } of readEntries(text)) expect(description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('keeps the path as it is, which GitLab opens', async () => {
    const file = 'Ölsäure/\u202eb "c".yaml';
    expect(readEntries(await print('gitlab', await analysisWith([finding({ file })])))[0]?.location.path).toBe(file);
  });
});
