/** Manifests in several hands, as starting points for edits. */
export const samples: readonly string[] = [
  `# yaml-language-server: $schema=./schemas/manifest.schema.json
gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555   # defaults
apiVersion: "2021-07-01"

galleries:
  - name: contosoImages
    tags: { costCenter: FIN-042, owner: platform }
    sharingProfile:
      groups: [{ type: Subscriptions, ids: [] }]
    images:
      - name: payroll-backend
        identifier: { publisher: Contoso, offer: Finance, sku: Backend }
        recommended: { vCPUs: { min: 2, max: 8 } }
        endOfLifeDate: 2027-12-31
        versions:
          - name: 1.4.0
            source:
              kind: managedImage
              id: /subscriptions/1/images/payroll
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 0 }]
            replicaCount: 2              # for regions
            excludeFromLatest: false
            targetRegions:
              - name: westeurope
                regionalReplicaCount: 6
              - North Europe
deployments:
- name: month-end
  scaleSets:
    - { name: web, instances: 600, count: 5,
        replaces: { kind: managedImage, osType: Linux } }
`,
  `gallerist: 1
x-shared:
  home: &home westeurope # region
  source: &source
    kind: managedImage
    location: *home
  disk: &disk { sizeGB: 127, hostCaching: ReadWrite }
  notes: |
    Galleries hold what production may start from.

    # not a comment
    Ask first.
galleries:
  - name: one
    location: *home
    description: >-
      Golden images of
      the team
    images:
      - name: i
        versions:
          - name: 1.0.0
            source:
              <<: *source
              osType: Linux
            osDisk:
              <<: [*disk, { sizeGB: 1 }]
              usedGB: 9
`,
  'a: 1\r\nb:\r\n  - x # note\r\n  - "y"\r\nc: { d: e }\r\n---\r\nf: g\r\n',
  "---\n# first\n'a b': \"c d\"\n\n\n'e': [f, g, 'h i', \"j\"]\nk:\n- l\n-\n- m: n\n  o:\n    p\n- - q\n  - r: s\n--- # second\nt: 'u'\n---\n",
  'a: text that\n  goes on\nb: "quoted\n  text"\nc: ? x\nd: !!str 12\n? e\n: f\ng: [1,\n  2, # two\n  3\n  ]\nh: -1\ni: |2\n   x\n',
];
