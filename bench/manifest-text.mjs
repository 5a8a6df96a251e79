/**
 * How the corpora are written down. A style has one function for each part of a manifest, from the top to the bottom
 * of the file; `plain` is the block style most people write, `anchored` says the same with everything YAML offers.
 *
 * Dates and API versions are quoted throughout: the YAML 1.1 readers among the peers would turn them into Date objects.
 */

/** Block mappings and sequences, a comment here and there: about 30 lines a version, its deployment included. */
export const plain = {
  document: ({ title }) => `# ${title}
gallerist: 1

galleries:
`,

  gallery: (gallery) => `  - name: ${gallery.name}
    subscription: ${gallery.subscription}
    resourceGroup: rg-images
    location: ${gallery.home}
    environment: ${gallery.environment}
    description: Golden images of ${gallery.team}
    tags:
      costCenter: ${gallery.costCenter}
      owner: platform
    grants:
      - principal: platform-team
        principalType: Group
        role: Reader
    images:
`,

  image: (image) => `      # Built monthly by the pipeline of ${image.gallery.team}
      - name: ${image.name}
        identifier:
          publisher: Contoso
          offer: ${image.gallery.team}
          sku: ${image.name}
        osType: ${image.osType}
        osState: Generalized
        hyperVGeneration: V2
        architecture: x64
        features:
          - name: SecurityType
            value: TrustedLaunchSupported
        recommended:
          vCPUs: { min: 2, max: 8 }
          memory: { min: 4, max: 32 }
        endOfLifeDate: "${image.endOfLifeDate}"
        versions:
`,

  version: (version) => `          - name: ${version.name}
            location: ${version.home}
            endOfLifeDate: "${version.endOfLifeDate}"
            source:
              kind: managedImage
              id: ${version.sourceId}
              location: ${version.home}
              osType: ${version.osType}
              osState: Generalized
              hyperVGeneration: V2
            osDisk:
              sizeGB: 127
${version.usedGB === undefined ? '' : `              usedGB: ${version.usedGB}\n`}              hostCaching: ReadWrite
            dataDisks:
              - lun: 0
                sizeGB: 32
                usedGB: ${version.dataUsedGB}
            replicationMode: Full
            excludeFromLatest: false
            targetRegions:
${version.regions.map(plainRegion).join('')}`,

  deployments: () => `
deployments:
`,

  deployment: (deployment) => `  - name: ${deployment.name}
    image: ${deployment.image}
    region: ${deployment.region}
    window: ${deployment.window}
    principal: platform-team
    virtualMachines: ${deployment.virtualMachines}
${deployment.instances === 0 ? '' : `    scaleSets:\n      - { name: web, instances: ${deployment.instances}, count: 1 }\n`}`,
};

function plainRegion(region) {
  return `              - name: ${region.name}
                regionalReplicaCount: ${region.replicas}
                storageAccountType: ${region.storageAccountType}
`;
}

/** `plain` without what Azure cannot tell: purposes, grants, and used sizes above all. */
export const live = {
  ...plain,

  gallery: (gallery) => `  - name: ${gallery.name}
    subscription: ${gallery.subscription}
    resourceGroup: rg-images
    location: ${gallery.home}
    description: Golden images of ${gallery.team}
    tags:
      costCenter: ${gallery.costCenter}
      owner: platform
    images:
`,

  version: (version) => `          - name: ${version.name}
            location: ${version.home}
            endOfLifeDate: "${version.endOfLifeDate}"
            source:
              id: ${version.sourceId}
            osDisk:
              sizeGB: 127
              hostCaching: ReadWrite
            dataDisks:
              - lun: 0
                sizeGB: 32
            replicationMode: Full
            excludeFromLatest: false
            storageAccountType: ${version.regions[0].storageAccountType}
            targetRegions:
${version.regions.map(plainRegion).join('')}`,
};

/**
 * Anchors, aliases, merge keys, block scalars, flow collections and comments wherever they may stand.
 * The shared parts belong to the document's first gallery, so this style is for documents of one gallery.
 */
export const anchored = {
  document: ({ title, galleries: [gallery] }) => `# ${title}
#
# The shared parts stand under x-shared; everything below refers to them.
gallerist: 1

x-shared:
  home: &home ${gallery.home} # source region of every version
  source: &source # what the pipeline leaves behind
    kind: managedImage
    location: *home
    osState: Generalized
    hyperVGeneration: V2
  osDisk: &osDisk { sizeGB: 127, hostCaching: ReadWrite }
  dataDisk: &dataDisk
    lun: 0
    sizeGB: 32 # empty until the first start
  storage: &storage
    storageAccountType: ${gallery.storageAccountType}
    excludeFromLatest: false
  fleet: &fleet
    principal: platform-team
  notes: |
    Galleries hold what production may start from.

    # not a comment: a line of the notes
    Ask platform-team before a version is removed.

galleries:
`,

  gallery: (gallery) => `  # Gallery of ${gallery.team}
  - name: ${gallery.name}
    subscription: ${gallery.subscription}
    resourceGroup: { name: rg-images, location: *home } # kept with the gallery
    location: *home
    environment: ${gallery.environment}
    description: >
      Golden images of ${gallery.team},
      built monthly and kept for a year.
    tags: { costCenter: ${gallery.costCenter}, owner: 'platform' }
    grants:
      - { principal: platform-team, principalType: Group, role: Reader }
    images:
`,

  image: (image) => `      # ------------------------------------------------------------
      # ${image.name}
      # ------------------------------------------------------------
      - name: ${image.name}
        identifier: { publisher: Contoso, offer: ${image.gallery.team}, sku: ${image.name} }
        osType: ${image.osType}
        osState: Generalized
        hyperVGeneration: V2 # Trusted Launch needs it
        architecture: x64
        features:
          - { name: SecurityType, value: TrustedLaunchSupported }
        recommended:
          vCPUs: { min: 2, max: 8 }
          memory: { min: 4, max: 32 } # GB
        description: |
          Base image of ${image.gallery.team}: "${image.name}".
            - patched: monthly
            - agents: monitoring, backup
        eula: >-
          For use by
          Contoso only
        endOfLifeDate: "${image.endOfLifeDate}"
        versions:
`,

  version: (version) => `          # Build ${version.name}: monthly patches
          - name: ${version.name} # Major.Minor.Patch
            location: *home
            endOfLifeDate: "${version.endOfLifeDate}"
            source:
              <<: *source
              osType: ${version.osType}
              # the artifact of the pipeline's run
              id: >-
                ${version.sourceId}
            osDisk:
              <<: *osDisk
${version.usedGB === undefined ? '' : `              usedGB: ${version.usedGB} # measured after the build\n`}            dataDisks:
              - <<: *dataDisk
                usedGB: ${version.dataUsedGB}
            excludeFromLatest: false
            targetRegions:
              # the source region comes first
${version.regions.map(anchoredRegion).join('')}`,

  deployments: () => `
# What starts at the same time
deployments:
`,

  deployment: (deployment) => `  - <<: *fleet
    name: ${deployment.name} # of ${deployment.window}
    image: ${deployment.image}
    region: ${deployment.region}
    window: ${deployment.window}
    virtualMachines: ${deployment.virtualMachines}
${deployment.instances === 0 ? '' : `    scaleSets: [{ name: web, instances: ${deployment.instances}, count: 1 }]\n`}`,
};

function anchoredRegion(region) {
  return `              - <<: *storage
                name: ${region.name}
                regionalReplicaCount: ${region.replicas} # one more than needed
`;
}
