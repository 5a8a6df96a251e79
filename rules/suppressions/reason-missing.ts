import { defineEngineRule } from '../../src/engine/rule.ts';

export default defineEngineRule({
  id: 'suppressions/reason-missing',
  severity: 'warning',
  title: 'A suppression gives no reason',
  why: 'Nobody who comes later can tell whether the finding may be silenced still.',
  remedy: 'Say why after " -- " at the end of the comment.',
  sources: [],
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contoso-images # gallerist-disable-line naming/gallery-name
    location: westeurope
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contoso-images # gallerist-disable-line naming/gallery-name -- the name is kept for old scripts
    location: westeurope
`,
});
