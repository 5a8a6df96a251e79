import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportedGalleries } from '../../../src/exchange/export/exported-galleries.ts';
import { factsOf } from '../../../src/facts/facts.ts';
import { renderExport } from '../../../src/report/export/render-export.ts';
import { estateOf } from '../../estate/estate-of.ts';
import { manifest } from './arbitrary-manifest.ts';
import { readArm } from './read-exports.ts';
import { propertySchemas } from './rest-schema.ts';

const VERSIONS =
  `
  2018-06-01 2019-03-01 2019-07-01 2019-12-01 2020-09-30 2021-07-01 2021-10-01 2022-01-03 2022-03-03 2022-08-03 2023-07-03
  2024-03-03 2025-03-03
`.match(/\S+/g) ?? [];

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const validators = new Map(VERSIONS.map((version) => [version, propertySchemas(version).map((schema) => ajv.compile(schema))]));

function faultsOf(value: object): string[] {
  const { galleries } = exportedGalleries(estateOf([{ value }]), factsOf('2021-06'));
  return readArm(renderExport(galleries, 'arm', ['a.yaml'])).flatMap(({ apiVersion = '', names, properties }) => {
    const validate = validators.get(apiVersion)?.[names.length - 1];
    if (validate === undefined) return [`no schema of ${apiVersion}`];
    validate(properties);
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${apiVersion} ${instancePath}: ${message} ${JSON.stringify(params)}`,
    );
  });
}

describe('ARM templates', { timeout: 60_000 }, () => {
  it.each(VERSIONS)('have nothing that API version %s lacks', (apiVersion) => {
    fc.assert(
      fc.property(manifest, (value) => {
        expect(faultsOf({ ...value, galleries: value.galleries.map((gallery) => ({ ...gallery, apiVersion })) })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('have nothing that the API version lacks which the export chose', () => {
    fc.assert(
      fc.property(manifest, (value) => {
        expect(faultsOf({ ...value, galleries: value.galleries.map((gallery) => ({ ...gallery, apiVersion: undefined })) })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
