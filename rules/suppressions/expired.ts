import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'suppressions/expired',
  severity: 'error',
  title: 'A suppression is past its date',
  why: 'The time that was asked for is over: the finding it silenced is reported again.',
  remedy: 'Mend what it silences, or agree on a later date.',
  sources: [],
  notes: 'A date that is not written as yyyy-MM-dd counts as past. A suppression holds through the day it names.',
  exampleSettings: { besides: ['naming/gallery-name'] },
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  # gallerist-disable-next-line naming/gallery-name until=2025-12-31 -- renamed with the next release
  - name: contoso-images
    location: westeurope
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  # gallerist-disable-next-line naming/gallery-name until=2026-12-31 -- renamed with the next release
  - name: contoso-images
    location: westeurope
`,
});
