import type { ExportedGallery } from '../../exchange/export/exported-galleries.ts';
import { TEMPLATES } from '../../generated/templates.js';
import { registerBuiltInPartials } from '../built-in-partials.ts';
import { handlebarsRuntime } from '../handlebars-runtime.ts';
import { sanitize } from '../sanitize.ts';
import { armView } from './arm.ts';
import { azCliView } from './azcli.ts';
import { bicepView } from './bicep.ts';
import { terraformView } from './terraform.ts';

export type ExportTarget = 'arm' | 'bicep' | 'terraform' | 'azcli';

type Target = { template: string; view(galleries: readonly ExportedGallery[], head: string): object };

const TARGETS: Readonly<Record<ExportTarget, Target>> = {
  arm: { template: 'arm.json', view: armView },
  bicep: { template: 'bicep', view: bicepView },
  terraform: { template: 'terraform.tf', view: terraformView },
  azcli: { template: 'azcli.sh', view: azCliView },
};

/** Galleries in the language of a tool that makes them. `files` are what they were read from. */
export function renderExport(galleries: readonly ExportedGallery[], target: ExportTarget, files: readonly string[]): string {
  const { template, view } = TARGETS[target];
  const handlebars = handlebarsRuntime.create();
  registerBuiltInPartials(handlebars, template.slice(template.lastIndexOf('.') + 1));
  const specification = TEMPLATES[template];
  if (specification === undefined) throw new Error(`no template ${template} was compiled`);
  return handlebars.template<object>(specification)(view(galleries, headOf(files)));
}

/** More files than these are counted, not named. */
const MOST_NAMED = 3;

function headOf(files: readonly string[]): string {
  const named = files.length > MOST_NAMED ? `${files.length} files` : files.map(sanitize).join(', ');
  return `Exported by gallerist from ${named}.`;
}
