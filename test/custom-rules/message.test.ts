import { describe, expect, it } from 'vitest';
import { errorOf, findingsOf, printed } from './estate-of.ts';

describe('a message', () => {
  it.each([
    [
      'version {{version.name}} is replicated to {{size version.targetRegions}} regions, 3 are required',
      'version 1.4.0 is replicated to 3 regions, 3 are required',
    ],
    ['{{version.targetRegions}}', 'westeurope, northeurope, eastus2euap'],
    ['{{version.targetRegions.[0].name}} {{version.targetRegions.1.replicas}}', 'westeurope 2'],
    ['{{version}} of {{image}} in {{gallery}}, {{today}}', '1.4.0 of web in contosoImages, 2026-01-15'],
    ['{{gallery.tags.[cost-center]}} {{gallery.tags.costCenter}}', '7 FIN-042'],
    ['{{gallery.tags}}', 'costCenter: FIN-042, cost-center: 7, constructor: mine'],
    ['{{version.dataDisks}}', 'lun: 0, sizeGB: 32, lun: 1, sizeGB: 64, lun: 2'],
    ['{{gallery.description}}, {{gallery.tags.x}}, {{version.grants}}, {{version.targetRegions.[7].name}}', 'none, none, none, none'],
    ['{{version.isShallow}} {{version.osDisk.sizeGB}}', 'false 127'],
    ['{{upper image.name}} {{max 3 (size version.targetRegions) 2}} {{days "2026-01-01" today}}', 'WEB 3 14'],
    ['{{oneOf image.name "web" "app"}} {{any version.targetRegions "name" null}} {{contains gallery.name "x"}}', 'true false false'],
    ['{{{version.name}}} {{&version.name}} {{~version.name~}} .', '1.4.0 1.4.01.4.0.'],
    ['{{this.version.name}} {{version/name}}', '1.4.0 1.4.0'],
    ['\\{{version.name}} 100 % <b>&amp;', '{{version.name}} 100 % <b>&amp;'],
    ['  two\n  lines {{! a note }}\n', 'two lines'],
  ])('%j prints %j', async (message, expected) => expect((await printed('version', message))[0]).toBe(expected));

  it('is a bounded line, whatever names say', async () => {
    const long = 'x'.repeat(5000);
    const given = { message: `{{gallery.description}}`.repeat(10) };
    const text = (description: string) => `gallerist: 1\ngalleries: [{ name: a, location: westeurope, description: "${description}" }]\n`;
    const [finding] = await findingsOf('gallery', given, text(long));
    expect(finding?.message).toBe(`${`${'x'.repeat(200)}…`.repeat(4)}${'x'.repeat(196)}…`);
    const [broken] = await findingsOf('gallery', { message: 'a {{gallery.description}} b' }, text('\\r\\n\\n1\\t2'));
    expect(broken?.message).toBe('a 1 2 b');
  });

  it('lists ten items and counts the rest', async () => {
    const grants = Array.from({ length: 12 }, (_, index) => `{ principal: p${index}, role: Reader }`).join(', ');
    const text = `gallerist: 1\ngalleries: [{ name: a, location: westeurope, grants: [${grants}] }]\n`;
    const [finding] = await findingsOf('gallery', { message: '{{gallery.grants}}' }, text);
    expect(finding?.message).toMatch(/^principal: p0, role: Reader, .*…$/);
    const ids = Array.from({ length: 12 }, (_, index) => `s${index}`).join(', ');
    const shared = `gallerist: 1\ngalleries: [{ name: a, location: westeurope, sharingProfile: { permissions: Groups, groups: [{ type: Subscriptions, ids: [${ids}] }] } }]\n`;
    const [other] = await findingsOf('gallery', { message: '{{gallery.sharingProfile.groups.[0].ids}}' }, shared);
    expect(other?.message).toBe('s0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 2 more');
  });

  it.each([
    ['{{verison.name}}', '"verison" is no name here', 3],
    ['is {{version.nam}}', 'a version has no field "nam"; did you mean "name"?', 6],
    ['{{version.constructor}}', 'a version has no field "constructor"', 3],
    ['{{version.__proto__.x}}', 'a version has no field "__proto__"', 3],
    ['{{constructor}}', '"constructor" is no name here', 3],
    ['{{lookup version "name"}}', 'there is no function "lookup"', 3],
    ['{{log "x"}}', 'there is no function "log"', 3],
    ['{{version.name "x"}}', 'a call of something else than a function', 3],
    ['{{size}}', '"size" is a function: size(value)', 3],
    ['{{size version.targetRegions 2}}', 'size has 2 arguments, expected size(value)', 3],
    ['{{size version.targetRegions.name}}', 'a list has no field "name"', 8],
    ['{{size a=version.name}}', 'values have no names here', 8],
    ['{{@root.version.name}}', 'a value is a name and its fields, such as version.name', 3],
    ['{{../version.name}}', 'a value is a name and its fields', 3],
    ['{{this}}', 'a value is a name and its fields', 3],
    ['{{undefined}}', 'a value is a name and its fields', 3],
    ['a {{#if version.name}}x{{/if}}', 'a message has values only: no blocks, no partials', 3],
    ['{{#each version.targetRegions}}{{name}}{{/each}}', 'a message has values only', 1],
    ['{{> findings}}', 'a message has values only', 1],
    ['{{*decorate}}', 'a message has values only', 1],
    ['{{{{raw}}}} {{{{/raw}}}}', 'a message has values only', 1],
    ['{{version.name', 'unexpected ', undefined],
    ['{{version.name}}}', 'unexpected ', undefined],
    ['{{}}', 'unexpected ', undefined],
    ['{{#if}}', 'unexpected ', undefined],
    ['{{version.this}}', 'Invalid path', 3],
    ['{{! nothing }}', 'no message', undefined],
    ['   ', 'no message', undefined],
    ['x'.repeat(501), '501 characters, at most 500 are allowed', 501],
    ['one\ntwo {{nope}}', '"nope" is no name here', 11],
    [`{{size ${'(size '.repeat(60)}${')'.repeat(60)}}}`, 'size has 0 arguments', undefined],
  ])('%j is refused', (message, problem, position) => {
    const error = errorOf('version', { message });
    expect(error.key).toBe('message');
    expect(error.message).toContain(problem);
    if (position !== undefined) expect(error.message).toContain(`character ${position} of`);
  });
});

describe('a finding', () => {
  it('stands at the name', async () => {
    const [finding] = await findingsOf('version', {});
    expect(finding).toMatchObject({
      ruleId: 'contoso/rule',
      severity: 'warning',
      line: 18,
      column: 19,
      pointer: '/galleries/0/images/0/versions/0/name',
    });
    const pointers = (await findingsOf('targetRegion', {})).map(({ pointer, line, column }) => `${pointer} ${line}:${column}`);
    expect(pointers.slice(0, 2)).toEqual([
      '/galleries/0/images/0/versions/0/targetRegions/0/name 25:25',
      '/galleries/0/images/0/versions/0/targetRegions/1 26:17',
    ]);
    expect((await findingsOf('deployment', {}))[0]?.pointer).toBe('/deployments/0/name');
  });

  it('stands where `at` says, if that is written', async () => {
    const at = async (path: string) => (await findingsOf('version', { at: path })).map(({ pointer }) => pointer.split('/versions/')[1]);
    expect(await at('osDisk.sizeGB')).toEqual(['0/osDisk/sizeGB', '1/name']);
    expect(await at('replicaCount')).toEqual(['0/replicaCount', '1/name']);
    const targets = (await findingsOf('targetRegion', { at: 'storageAccountType' })).map(
      ({ pointer }) => pointer.split('/targetRegions/')[1],
    );
    expect(targets).toEqual(['0/storageAccountType', '1', '2/name', '0']);
  });

  it.each([
    ['storageType', '"storageType" is no property of a target region: there is no "storageType"'],
    ['storageAcountType', 'did you mean "storageAccountType"?'],
    ['encryption.osDiskImag', 'there is no "osDiskImag"; did you mean "osDiskImage"?'],
    ['isSourceRegion', 'there is no "isSourceRegion"'],
    ['__proto__', 'there is no "__proto__"'],
    ['name.x', 'there is no "x"'],
    ['', 'there is no ""'],
  ])('cannot stand at %j', (at, problem) =>
    expect(errorOf('targetRegion', { at })).toMatchObject({ key: 'at', message: expect.stringContaining(problem) }),
  );
});
