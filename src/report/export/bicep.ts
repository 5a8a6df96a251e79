import type { ExportedGallery } from '../../exchange/export/exported-galleries.ts';
import { bicepString, bicepText } from './bicep-text.ts';
import { Labels } from './labels.ts';
import { armResources, becauseText } from './resources.ts';

/** Every value is Bicep, ready to stand behind its key. */
export type BicepView = {
  head: string;
  resources: {
    symbol: string;
    type: string;
    comment: string | undefined;
    parent: string | undefined;
    name: string;
    location: string;
    tags: string | undefined;
    properties: string;
  }[];
};

export function bicepView(galleries: readonly ExportedGallery[], head: string): BicepView {
  const labels = new Labels();
  const symbols = new Map<string, string>();
  const resources = galleries.flatMap((exported) =>
    [...armResources(exported)].map((resource) => {
      const { type, apiVersion, names, body } = resource;
      const symbol = labels.labelOf(names);
      symbols.set(names.join('/'), symbol);
      return {
        symbol,
        type: bicepString(`${type}@${apiVersion}`),
        comment: becauseText(resource),
        parent: symbols.get(names.slice(0, -1).join('/')),
        name: bicepString(names.at(-1) ?? ''),
        location: bicepString(body.location),
        tags: body.tags && bicepText(body.tags, INDENT),
        properties: bicepText(body.properties, INDENT),
      };
    }),
  );
  return { head, resources };
}

const INDENT = '  ';
