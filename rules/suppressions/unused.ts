import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'suppressions/unused',
  severity: 'warning',
  title: 'A suppression silences nothing',
  why: 'What it was written for is gone or lies elsewhere; left in place, it would silence the next fault that nobody has looked at.',
  remedy: 'Take the suppression out, or move it to the line of the finding.',
  sources: [],
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  # gallerist-disable-next-line naming/gallery-name -- the name is kept for old scripts
  - name: contosoImages
    location: westeurope
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  # gallerist-disable-next-line naming/gallery-name -- the name is kept for old scripts
  - name: contoso-images
    location: westeurope
`,
});
