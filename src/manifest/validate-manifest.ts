import { outline, validate } from '../generated/manifest-validator.js';
import type { Dialect, Explanation } from './explain-errors.ts';
import { validateDocument } from './validate-document.ts';

export type { SchemaProblem } from './explain-errors.ts';

const DIALECT: Dialect = {
  documentName: 'manifest',
  marker: 'gallerist',
  outline,
  readOnlyKeys: new Set([
    'communityGalleryEnabled',
    'etag',
    'executedValidations',
    'id',
    'policyViolations',
    'provisioningState',
    'publicNames',
    'publishedDate',
    'replicationStatus',
    'reportedForPolicyViolation',
    'sharingStatus',
    'sizeInGB',
    'systemData',
    'type',
    'uniqueName',
    'validationsProfile',
  ]),
  expectations: { 'Version.name': 'Major.Minor.Patch in quotes, such as "1.4.0"' },
};

/** Holds a document against the schema of manifests. `faults` tells which of its parts a program cannot rely on. */
export function validateManifest(value: unknown): Explanation {
  return validateDocument(value, validate, DIALECT);
}
