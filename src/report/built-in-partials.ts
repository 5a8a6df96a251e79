import type Handlebars from 'handlebars';
import { TEMPLATES } from '../generated/templates.js';

type Environment = Pick<typeof Handlebars, 'template' | 'registerPartial'>;

/** Gives an environment the parts of the built-in reports (`replication`, `cost`, ...) in the format of that ending. */
export function registerBuiltInPartials(handlebars: Environment, ending: string): void {
  for (const [part, specification] of partsOf(ending)) handlebars.registerPartial(part, handlebars.template(specification));
}

/** The names of those parts. */
export function builtInParts(ending: string): string[] {
  return partsOf(ending).map(([part]) => part);
}

function partsOf(ending: string): [part: string, specification: TemplateSpecification][] {
  return Object.entries(TEMPLATES).flatMap(([name, specification]) => {
    const [, part, format] = /^partials\/(.+)\.([a-z]+)$/.exec(name) ?? [];
    return part !== undefined && format === ending ? [[part, specification]] : [];
  });
}
