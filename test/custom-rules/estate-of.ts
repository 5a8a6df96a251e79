import { compileCustomRule, CustomRuleError } from '../../src/custom-rules/compile-custom-rule.ts';
import type { CustomRule as WrittenRule } from '../../src/config/config-file.ts';
import type { CustomLevel } from '../../src/engine/custom-rule.ts';
import { analyze } from '../../src/engine/analyze.ts';
import type { Finding } from '../../src/engine/finding.ts';

export const TODAY = '2026-01-15';

/** Two versions, four target regions and three deployments, of which one draws on nothing in the estate. */
export const MANIFEST = `gallerist: 1
subscription: 11111111-2222-3333-4444-ABCDEFABCDEF
galleries:
  - name: contosoImages
    resourceGroup: { name: rg-images, location: westeurope }
    location: West Europe
    environment: production
    tags: { costCenter: FIN-042, "cost-center": "7", constructor: mine }
    grants: [{ principal: payroll-team, role: Reader }]
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        environment: staging
        recommended: { vCPUs: { min: 2, max: 8 } }
        versions:
          - name: 1.4.0
            source: { kind: managedImage, id: /subscriptions/s }
            osDisk: { sizeGB: 127, usedGB: 10 }
            dataDisks: [{ lun: 0, sizeGB: 32 }, { lun: 1, sizeGB: 64 }, { lun: 2 }]
            replicaCount: 2
            endOfLifeDate: 2027-06-30T23:30:00-05:00
            targetRegions:
              - { name: westeurope, regionalReplicaCount: 6, storageAccountType: Standard_ZRS }
              - North Europe
              - name: eastus2euap
          - name: 1.10.0
            source: { kind: managedImage, id: /subscriptions/s }
            targetRegions: [westeurope]
deployments:
  - name: month-end
    image: contosoImages/web/latest
    region: West Europe
    window: month-end
    virtualMachines: { count: 120, osDiskType: Premium_LRS }
    scaleSets: [{ name: a, instances: 100 }, { name: b, instances: 50 }]
  - { name: plain, image: contosoImages/web/1.4.0, region: northeurope, virtualMachines: 3 }
  - { name: outside, image: other/web/1.0.0, region: northeurope }
`;

export function ruleOf(on: CustomLevel, given: Partial<WrittenRule>): WrittenRule {
  return { id: 'contoso/rule', on, severity: 'warning', require: 'false', message: 'met', ...given };
}

/** Findings of one rule over the manifest. */
export async function findingsOf(on: CustomLevel, given: Partial<WrittenRule>, text = MANIFEST): Promise<Finding[]> {
  const rule = compileCustomRule(ruleOf(on, given), 'config.yaml:2:9');
  const { findings } = await analyze([{ path: 'a.yaml', text }], [rule], { today: TODAY });
  return findings;
}

/** What a term is at each subject of a level, as a message prints it. */
export async function printed(on: CustomLevel, message: string): Promise<string[]> {
  return (await findingsOf(on, { message })).map((finding) => finding.message);
}

/** Whether a condition holds at the first subject of a level; its error where it has one. */
export async function holdsAt(on: CustomLevel, require: string): Promise<boolean> {
  const pointers = (await findingsOf(on, { require: 'false' })).map(({ pointer }) => pointer);
  const met = new Set((await findingsOf(on, { require })).map(({ pointer }) => pointer));
  return !met.has(pointers[0] ?? '');
}

/** What compiling the rule throws. */
export function errorOf(on: CustomLevel, given: Partial<WrittenRule>): CustomRuleError {
  try {
    compileCustomRule(ruleOf(on, given), 'config.yaml:2:9');
  } catch (error) {
    if (error instanceof CustomRuleError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(given)} was accepted`);
}
