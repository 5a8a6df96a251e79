import Handlebars from 'handlebars';
import { registerBuiltInPartials } from './built-in-partials.ts';
import { explainTemplateError } from './explain-template-error.ts';
import { numberText } from './number-text.ts';
import { fieldOf, lookup } from './template-fields.ts';
import { TemplateError } from './template-error.ts';

/** Statements that one template may execute: a second or two of work, far beyond what any report needs. */
const MOST_STEPS = 5_000_000;
/** Entering a block, with its frame of data, takes as long as printing some values. */
const STEPS_OF_A_BLOCK = 4;
/** UTF-16 units. */
const LONGEST_OUTPUT = 50_000_000;
/** UTF-16 units. */
const LONGEST_TEMPLATE = 1_000_000;
/** Handlebars takes 0.1 ms to compile a tag, and the square of their depth to read blocks in blocks. */
const MOST_TAGS = 10_000;
const DEEPEST_BLOCK = 100;

/**
 * The helper that counts what a template executes. `]` cannot stand in a name that a template spells, so that none can
 * call it or put a block parameter in its place.
 */
const COUNT = 'count]';
/** The helper that every name of every path is looked up by. */
const FIELD = 'field]';
const HELPERS = ['each', 'if', 'unless', 'with', 'lookup'] as const;

/** A text of the user's that is a template or a part of one. */
export type TemplateText = {
  /** As the user names it, for errors. */
  name: string;
  text: string;
};

export type StrictEnvironment = {
  /** Makes the text the part of that name, in the place of a built-in one or beside those. */
  addPart(part: string, template: TemplateText): void;
  /** Renders a template of the user's. */
  render(template: TemplateText, view: object): string;
  /** Renders a built-in template, with the user's parts in it. */
  renderBuiltIn(specification: TemplateSpecification, view: object): string;
};

/**
 * An environment for templates that nobody vouches for. They read own properties only; a field that is not there is an
 * error, wherever it is named; they may call no helpers but the built-in ones, no partials but their own, the parts that
 * were added and those of the built-in reports; and their work and their output have bounds. Errors are `TemplateError`.
 */
export function createStrictEnvironment(ending: string, isEscaped: boolean): StrictEnvironment {
  const handlebars = Handlebars.create();
  useStrictCompiler(handlebars);
  const budget = { steps: MOST_STEPS };
  handlebars.registerHelper(COUNT, (steps: number) => {
    budget.steps -= steps;
    if (budget.steps < 0) throw new TemplateError(`takes more than ${numberText(MOST_STEPS)} steps, and was stopped`);
  });
  handlebars.registerHelper(FIELD, fieldOf);
  handlebars.registerHelper('each', boundedEach(handlebars));
  handlebars.registerHelper('lookup', lookup);
  registerBuiltInPartials(handlebars, ending);

  const compile = ({ text, name }: TemplateText): Handlebars.TemplateDelegate => {
    const print = named(name, () => compiled(handlebars, text, isEscaped));
    return (view, options) => named(name, () => print(view, options));
  };
  const printed = (print: Handlebars.TemplateDelegate, view: object) => {
    budget.steps = MOST_STEPS;
    const output = print(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    checkLength(output.length);
    return output;
  };
  return {
    addPart: (part, template) => handlebars.registerPartial(part, compile(template)),
    render: (template, view) => {
      const print = compile(template);
      return named(template.name, () => printed(print, view));
    },
    renderBuiltIn: (specification, view) => printed(handlebars.template<object>(specification), view),
  };
}

function compiled(handlebars: typeof Handlebars, text: string, isEscaped: boolean): Handlebars.TemplateDelegate {
  if (text.length > LONGEST_TEMPLATE) throw new TemplateError(`is longer than ${LONGEST_TEMPLATE / 1e6} MB`);
  checkShape(text);
  const template = Handlebars.parse(text);
  new Inspector().accept(template);
  return handlebars.compile<object>(template, {
    noEscape: !isEscaped,
    // With the compiler's own look-up, every path is strict; this keeps Handlebars from wrapping each in a test.
    assumeObjects: true,
    knownHelpersOnly: true,
    knownHelpers: {
      ...Object.fromEntries(HELPERS.map((name) => [name, true])),
      [COUNT]: true,
      log: false,
      helperMissing: false,
      blockHelperMissing: false,
    },
  });
}

/** What goes wrong within is said in plain words, with the name of the innermost template that it went wrong in. */
function named<Result>(name: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const explained = explainTemplateError(error);
    if (explained instanceof TemplateError) explained.template ??= name;
    throw explained;
  }
}

/** Looks at the tags alone, before any of them is understood. */
function checkShape(text: string): void {
  let tags = 0;
  let depth = 0;
  for (const [, kind] of text.matchAll(/\{\{[{~]*(#|\/|\^(?!\s*~?\}))?/g)) {
    tags++;
    if (kind === '/') depth = Math.max(0, depth - 1);
    else if (kind !== undefined) depth++;
    if (depth > DEEPEST_BLOCK) throw new TemplateError(`nests more than ${DEEPEST_BLOCK} blocks`);
  }
  if (tags > MOST_TAGS) throw new TemplateError(`has ${tags} tags, at most ${MOST_TAGS} are compiled`);
}

function checkLength(length: number): void {
  if (length > LONGEST_OUTPUT) throw new TemplateError(`writes more than ${LONGEST_OUTPUT / 1e6} MB, and was stopped`);
}

/** The built-in `each`, which stops before loops in loops have filled the memory. */
function boundedEach(handlebars: typeof Handlebars): Handlebars.HelperDelegate {
  const each = handlebars.helpers['each'];
  if (each === undefined) throw new Error('Handlebars has no each');
  return function (this: unknown, items: unknown, options?: Handlebars.HelperOptions) {
    if (options === undefined) throw new TemplateError('"each" takes exactly one value');
    let length = 0;
    const fn: Handlebars.TemplateDelegate = (context, runtime) => {
      const text = options.fn(context, runtime);
      length += text.length;
      checkLength(length);
      return text;
    };
    return each.call(this, items, { ...options, fn });
  };
}

/** Refuses what would fail later without a place, and has every block count its statements. */
class Inspector extends Handlebars.Visitor {
  override Program(program: hbs.AST.Program): void {
    super.Program(program);
    if (program.body.length > 0) program.body.unshift(countStatement(program));
  }

  override Decorator(decorator: hbs.AST.Decorator): void {
    refuseDecorator(decorator);
  }

  override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
    if ('original' in decorator.path && decorator.path.original !== 'inline') refuseDecorator(decorator);
    super.DecoratorBlock(decorator);
  }
}

function refuseDecorator({ loc }: hbs.AST.Node): never {
  throw new TemplateError('has a decorator other than inline', { line: loc.start.line, column: loc.start.column + 1 });
}

function countStatement({ body, loc }: hbs.AST.Program): hbs.AST.MustacheStatement {
  const cost = body.length + STEPS_OF_A_BLOCK;
  const steps: hbs.AST.NumberLiteral = { type: 'NumberLiteral', value: cost, original: cost, loc };
  return {
    type: 'MustacheStatement',
    path: { type: 'PathExpression', data: false, depth: 0, parts: [COUNT], original: COUNT, loc },
    params: [steps],
    hash: { type: 'Hash', pairs: [], loc },
    escaped: false,
    strip: { open: false, close: false },
    loc,
  };
}

/** What Handlebars documents for compilers of one's own, and its types leave out. */
type JavaScriptCompiler = {
  nameLookup(parent: unknown, name: string, type: string): unknown;
  quotedString(text: string): unknown;
  aliasable(name: string): unknown;
  source: { currentLocation?: hbs.AST.SourceLocation };
};
type CompilerSeam = { JavaScriptCompiler: new () => JavaScriptCompiler };

/** Every name of every path is looked up by a helper of ours, which knows the place. */
function useStrictCompiler(handlebars: typeof Handlebars): void {
  const seam = handlebars as unknown as CompilerSeam;
  const Base = seam.JavaScriptCompiler;
  class StrictCompiler extends Base {
    /** Blocks are compiled by a compiler of their own. */
    readonly compiler = StrictCompiler;

    override nameLookup(parent: unknown, name: string, type: string): unknown {
      if (type !== 'context' && type !== 'data') return super.nameLookup(parent, name, type);
      const { start } = this.source.currentLocation ?? {};
      return [
        this.aliasable(`helpers[${JSON.stringify(FIELD)}]`),
        '(',
        parent,
        ',',
        this.quotedString(name),
        ',',
        JSON.stringify(start),
        ')',
      ];
    }
  }
  seam.JavaScriptCompiler = StrictCompiler;
}
