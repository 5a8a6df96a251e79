import type Handlebars from 'handlebars';
import { TEMPLATES } from '../generated/templates.js';

type Environment = Pick<typeof Handlebars, 'template' | 'registerPartial'>;

/** Gives an environment the parts of the built-in reports (`replication`, `cost`, ...) in the format of that ending. */
export function registerBuiltInPartials(handlebars: Environment, ending: string): void {
  for (const [name, specification] of Object.entries(TEMPLATES)) {
    const [, partial, format] = /^partials\/(.+)\.([a-z]+)$/.exec(name) ?? [];
    if (partial !== undefined && format === ending) handlebars.registerPartial(partial, handlebars.template(specification));
  }
}
