import type { Finding, Path } from '../engine/finding.ts';
import type { SourceDocument } from '../source/source.ts';

/**
 * Somebody else's files become resources first, in the shape of Azure's REST API whatever format they were written in, and a
 * manifest after that (`manifest-of-resources.ts`): a format knows how it spells a resource, and nothing of manifests.
 */
export type Resource = {
  kind: ResourceKind;
  /** From the gallery down: `[gallery]`, `[gallery, image]`, `[gallery, image, version]`; of a machine or a scale set, its name. */
  names: readonly string[];
  /** As far as they are known. */
  subscription: string | undefined;
  resourceGroup: string | undefined;
  apiVersion: string | undefined;
  /**
   * The body by the names of REST: `location`, `tags`, `sku`, `plan`, `properties: { publishingProfile: { targetRegions: … } }`.
   * Values are as their format had them, so nothing is certain about their types. A part that could not be resolved is absent.
   */
  body: Body;
  /**
   * Parts of the body that are written but could not be resolved (their findings are made already): what is absent there
   * is not known to be missing. `[['location'], ['properties', 'identifier', 'sku']]`
   */
  unresolved: readonly Path[];
  /** How many of them there are: of machines that a loop makes alike; 1 else. */
  count: number;
  /** Only named, not described: an `existing` resource, a data source. */
  isReference: boolean;
  /** The file it is written in. */
  document: SourceDocument;
  /** Where a part of the body is written in that file; `[]` asks for the resource itself. */
  written(path: Path): Path;
};

export type ResourceKind = 'gallery' | 'image' | 'version' | 'virtualMachine' | 'scaleSet';

export type Body = Readonly<Record<string, unknown>>;

/** What was found in files of one format. */
export type Imported = {
  resources: Resource[];
  findings: Finding[];
  /** Resources were left out because their names, or how many there are, are not known: that one is absent proves nothing. */
  isIncomplete?: boolean;
};
