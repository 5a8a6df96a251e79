import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';

/** Handlebars without its compiler. Its own types say nothing about what the module exports. */
export const handlebarsRuntime = runtime as unknown as Pick<typeof Handlebars, 'create' | 'template' | 'registerPartial'>;
