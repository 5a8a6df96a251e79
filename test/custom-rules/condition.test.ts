import { describe, expect, it } from 'vitest';
import { CustomRuleError } from '../../src/custom-rules/compile-custom-rule.ts';
import { errorOf, findingsOf, holdsAt } from './estate-of.ts';

describe('a condition on the first version', () => {
  it.each([
    ['gallery.environment == "production"', true],
    ["gallery.environment == 'production'", true],
    ['image.environment == "production"', false],
    ['image.environment != "production"', true],
    ['size(version.targetRegions) >= 3', true],
    ['size(version.targetRegions) > 3', false],
    ['2 < size(version.targetRegions) <= 3', true],
    ['3 < size(version.targetRegions) <= 5', false],
    ['1 == 1 == 1', true],
    // The second comparison does not hold.
    ['1 < 2 < 2', false],
    ['version.targetRegions[1].name == "westeurope"', true],
    ['version.targetRegions[2].name == "northeurope"', true],
    ['version.targetRegions[9].name == null', true],
    ['version["name"] == "1.4.0"', true],
    ['gallery.tags.costCenter == "FIN-042"', true],
    ['gallery.tags["cost-center"] == "7"', true],
    ['gallery.tags.absent == null', true],
    ['gallery.tags.toString == null and gallery.tags["__proto__"] == null', true],
    ['gallery.tags.constructor == "mine"', true],
    ['gallery.tags.not == null and gallery.tags.in == null', true],
    ['size(gallery.tags) == 3', true],
    ['size(gallery.name) == 13', true],
    ['size(version.securityProfile) == 0', true],
    ['version.major == 1 and version.minor == 4 and version.patch == 0', true],
    ['version.isSuperseded', false],
    ['not version.isSuperseded', true],
    ['not (version.isSuperseded or version.isShallow)', true],
    // "and" binds more tightly than "or".
    ['true or false and false', true],
    ['(true or false) and false', false],
    ['version.osDisk.sizeGB - version.osDisk.usedGB == 117', true],
    ['version.osDisk.sizeGB * 2 + 1 == 255', true],
    ['1 + 2 * 3 - 4 / 2 == 5', true],
    ['-version.osDisk.usedGB == -10', true],
    ['7 mod 3 == 1', true],
    ['-7 mod 3 == 2', true],
    ['0.1 + 0.2 == 0.3', false],
    ['1e2 == 100 and .5 < 1.', true],
    ['version.isShallow ? false : size(version.dataDisks) == 3', true],
    ['false ? 1 : true ? true : false', true],
    ['any(version.targetRegions, "storageAccountType", "Standard_ZRS")', true],
    ['every(version.targetRegions, "storageAccountType", "Standard_ZRS")', false],
    ['every(version.targetRegions, "storageAccountType", "Standard_LRS")', false],
    ['count(version.targetRegions, "storageAccountType", "Standard_LRS") == 2', true],
    // 6 in West Europe, and the version's 2 in the two others.
    ['sum(version.targetRegions, "replicas") == 10', true],
    ['any(version.targetRegions, "isSourceRegion", true)', true],
    ['any(version.targetRegions, "continent", null)', true],
    // Of three data disks two have a size.
    ['sum(version.dataDisks, "sizeGB") == 96', true],
    ['every(version.securityProfile.uefiSettings.signatureTemplateNames, "x", 1)', 'a single value has no field "x"'],
    ['every(version.grants, "role", "Reader")', true],
    ['any(version.grants, "role", "Reader")', false],
    ['any(gallery.grants, "role", "Reader")', true],
    ['contains(gallery.name, "Images")', true],
    ['contains(gallery.name, "images")', false],
    ['contains(lower(gallery.name), "images")', true],
    ['contains(gallery.description, "x")', false],
    ['startsWith(version.name, "1.") and endsWith(version.name, ".0")', true],
    ['startsWith(gallery.description, "x")', false],
    ['oneOf(gallery.environment, "staging", "production")', true],
    ['oneOf(gallery.environment, "staging", "test")', false],
    ['oneOf(gallery.description, "a", null)', true],
    ['upper(gallery.environment) == "PRODUCTION"', true],
    ['upper(gallery.description) == null', true],
    ['max(1, version.osDisk.usedGB, 3) == 10 and min(1, 2) == 1', true],
    ['max(1, version.osDisk.absent)', 'a map has no field "absent"'],
    ['max(1, version.dataDisks[3].sizeGB) == null', true],
    ['ceil(1.2) + floor(1.8) + round(2.5) + round(-2.5) + abs(-3) == 6', true],
    // In UTC, the end of life is the first of July.
    ['version.endOfLifeDate == "2027-07-01"', true],
    ['days("2027-06-30", version.endOfLifeDate) == 1', true],
    ['days(today, version.endOfLifeDate) > 365', true],
    ['days("2026-01-16", today) == -1', true],
    ['days(today, image.endOfLifeDate) == null', true],
    ['version.endOfLifeDate > today', true],
    ['version.endOfLifeDate <= "2027-07-01"', true],
    // An order does not hold for what is missing, whichever way.
    ['image.endOfLifeDate > today', false],
    ['image.endOfLifeDate <= today', false],
    ['not (image.endOfLifeDate > today)', true],
    ['null + 1 == null', true],
    ['null', false],
    ['image.latest.name == "1.10.0"', true],
    ['size(image.versions) == 2 and size(gallery.images) == 1', true],
    ['gallery.images[1].versions[1].targetRegions[1].replicas == 6', true],
    ['gallery.resourceGroup == "rg-images"', true],
    ['gallery.location == "westeurope" and gallery.subscription == "11111111-2222-3333-4444-abcdefabcdef"', true],
    ['image.recommended.vCPUs.max == 8', true],
    ['version.source.kind == "managedImage"', true],
    ['"a\\"b\\u0041" == \'a"bA\'', true],
    ['gallery.environment ==\n  "production"\n  and true\n', true],
    ['true\r\nand\ttrue', true],
  ])('%j is %s', async (text, expected) => {
    if (typeof expected === 'string') expect(errorOf('version', { require: text }).message).toContain(expected);
    else expect(await holdsAt('version', text)).toBe(expected);
  });
});

describe('names by level', () => {
  it.each([
    ['gallery', 'gallery.permissions == "Private" and gallery.cloud == "AzureCloud"'],
    ['image', 'image.hyperVGeneration == "V1" and image.architecture == "x64" and gallery.name == "contosoImages"'],
    ['targetRegion', 'targetRegion.displayName == "West Europe" and targetRegion.continent == "Europe" and targetRegion.isSourceRegion'],
    [
      'targetRegion',
      'targetRegion.availabilityZones and targetRegion.pairedRegion == "northeurope" and not targetRegion.isDefaultStorageType',
    ],
    [
      'targetRegion',
      'version.name == "1.4.0" and image.name == "web" and targetRegion.replicas == 6 and not targetRegion.isExcludedFromLatest',
    ],
    ['deployment', 'version.name == "1.10.0" and gallery.name == "contosoImages" and deployment.region == "westeurope"'],
    ['deployment', 'deployment.virtualMachineCount == 120 and deployment.virtualMachines.osDiskType == "Premium_LRS"'],
    ['deployment', 'sum(deployment.scaleSets, "instances") == 150 and deployment.window == "month-end"'],
  ] as const)('on a %s: %s', async (level, text) => expect(await holdsAt(level, text)).toBe(true));

  it('are null where a deployment leads nowhere', async () => {
    const findings = await findingsOf('deployment', { require: 'version != null', message: '{{deployment.name}} of {{gallery.name}}' });
    expect(findings.map(({ message }) => message)).toEqual(['outside of none']);
  });

  it.each([
    ['gallery', 'image.name == "a"', '"image" is no name here: a rule on gallery knows gallery, today', 1],
    ['image', 'gallery.name == version.name', '"version" is no name here: a rule on image knows gallery, image, today', 17],
    ['version', 'deployment.name == "a"', '"deployment" is no name here', 1],
    ['deployment', 'targetRegion.name == "a"', '"targetRegion" is no name here', 1],
    ['version', 'verison.name == "a"', 'did you mean "version"?', 1],
    ['version', '1 == size', '"size" is a function: size(value)', 6],
    ['version', 'version.targetRegoins == 3', 'a version has no field "targetRegoins"; did you mean "targetRegions"?', 9],
    ['version', 'true and version.osDisk.sizGB > 3', 'a map has no field "sizGB"; did you mean "sizeGB"?', 25],
    ['version', 'version.name.length > 3', 'a single value has no field "length"', 14],
    ['version', 'version.name[1] == "1"', 'a single value has no items', 14],
    ['version', 'version[1] == "1"', 'a version has no items', 9],
    ['version', 'version.targetRegions.name == "a"', 'a list has no field "name": write any(list, "name", value)', 23],
    ['version', 'version.targetRegions["name"] == "a"', 'a list has no field "name"', 23],
    ['version', 'any(version, "name", 1)', 'a version where any(list, "field", value) takes a list', 5],
    ['version', 'any(version.targetRegions, "nam", 1)', 'a target region has no field "nam"; did you mean "name"?', 28],
    ['version', 'any(version.targetRegions, version.name, 1)', 'the field of any(list, "field", value) is a text in quotes', 36],
    ['version', 'sized(version.targetRegions) > 1', 'there is no function "sized"; did you mean "size"?; there are size, any', 1],
    ['version', 'size() > 1', 'size has 0 arguments, expected size(value)', 1],
    ['version', 'days(today) > 1', 'days has 1 argument, expected days(from, to)', 1],
  ] as const)('that %s does not know are refused: %s', (level, text, problem, position) => {
    const { key, message } = errorOf(level, { require: text });
    expect(message).toContain(problem);
    expect(message).toContain(`(character ${position} of ${`"${text}"`})`);
    expect(key).toBe('require');
  });
});

describe('at a subject, what does not fit is an error and never a guess', () => {
  it.each([
    ['version.name == 1.4', 'the text "1.4.0" is compared with the number 1.4', 14],
    ['version.targetRegions == 3', 'a list of 3 is compared with the number 3', 23],
    ['version.targetRegions > 3', 'a list of 3 > the number 3: two numbers or two dates are expected', 23],
    ['version == version', 'a version is compared with a version', 9],
    ['gallery.tags == image.tags or gallery.tags == "a"', 'a map is compared with the text "a"', 44],
    ['version.name > "1.3.0"', 'the text "1.4.0" where a date is expected, yyyy-MM-dd', 14],
    ['version.isShallow == "false"', 'false is compared with the text "false"', 19],
    ['version.osDisk.sizeGB == "127"', 'the number 127 is compared with the text "127"', 23],
    ['version.name + 1 == 2', 'the text "1.4.0" where a number is expected', 14],
    ['-version.name == 2', 'the text "1.4.0" where a number is expected', 1],
    ['version.name and true', 'the text "1.4.0" where a condition is expected, true or false', 9],
    ['version.osDisk.sizeGB', 'the number 127 where a condition is expected, true or false', 16],
    ['not version.targetRegions', 'a list of 3 where a condition is expected, true or false', 13],
    ['size(version.osDisk.sizeGB) == 1', 'the number 127 has no size', 1],
    ['size(version) == 1', 'a version has no size', 1],
    ['1 / (version.osDisk.sizeGB - 127) > 3', 'Infinity, a finite number is expected', 3],
    ['7 mod 0 == 1', 'NaN, a finite number is expected', 3],
    ['1e308 * 10 > 1', 'Infinity, a finite number is expected', 7],
    ['lower(version.osDisk.sizeGB) == "x"', 'the number 127 where a text is expected', 1],
    ['days(today, version.name) > 1', 'the text "1.4.0" where a date is expected, yyyy-MM-dd', 1],
    ['days(today, "2026-02-30") > 1', 'the text "2026-02-30" where a date is expected, yyyy-MM-dd', 1],
    ['contains(version.targetRegions, "westeurope")', 'a target region is compared with the text "westeurope"', 1],
    ['sum(version.targetRegions, "name") > 1', 'the text "westeurope" where a number is expected', 1],
    ['max(version.targetRegions) > 1', 'a list of 3 where a number is expected', 1],
    ['oneOf(version.name, "a", 3)', 'the text "1.4.0" is compared with the number 3', 1],
  ])('%s', async (text, problem, position) => {
    const failure = findingsOf('version', { require: text });
    await expect(failure).rejects.toThrow('rule contoso/rule failed at a.yaml /galleries/0/images/0/versions/0');
    const { cause } = (await failure.catch((error: unknown) => error)) as Error;
    expect(cause).toBeInstanceOf(CustomRuleError);
    expect((cause as CustomRuleError).message).toBe(`${problem} (character ${position} of "${text}")`);
    expect((cause as CustomRuleError).key).toBe('require');
  });

  it('says in which key it is', async () => {
    const at = async (given: object) => ((await findingsOf('version', given).catch((error: unknown) => error)) as Error).cause;
    expect(await at({ when: 'version.name > 3' })).toMatchObject({ key: 'when' });
    expect(await at({ message: '{{upper version.targetRegions}}' })).toMatchObject({ key: 'message' });
  });

  it('is passed by where a condition is decided before it', async () => {
    expect(await holdsAt('version', 'true or version.name > 3')).toBe(true);
    expect(await holdsAt('version', 'false and version.name > 3')).toBe(false);
    expect(await holdsAt('version', 'true ? true : version.name > 3')).toBe(true);
  });
});

describe('when', () => {
  it('decides who is judged', async () => {
    const found = await findingsOf('version', { when: 'version.minor == 10' });
    expect(found.map(({ pointer }) => pointer)).toEqual(['/galleries/0/images/0/versions/1/name']);
  });
});
