import Handlebars from 'handlebars';
import { registerBuiltInPartials } from './built-in-partials.ts';
import { numberText } from './number-text.ts';
import { TemplateError } from './template-error.ts';

/** Statements that one template may execute: a second or two of work, far beyond what any report needs. */
const MOST_STEPS = 5_000_000;
/** Entering a block, with its frame of data, takes as long as printing some values. */
const STEPS_OF_A_BLOCK = 4;
/** UTF-16 units. */
const LONGEST_OUTPUT = 50_000_000;
/** Handlebars takes 0.1 ms to compile a tag, and the square of their depth to read blocks in blocks. */
const MOST_TAGS = 10_000;
const DEEPEST_BLOCK = 100;

/**
 * The helper that counts what a template executes. `]` cannot stand in a name that a template spells, so that none can
 * call it or put a block parameter in its place.
 */
const COUNT = 'count]';
const HELPERS = ['each', 'if', 'unless', 'with', 'lookup'] as const;

/**
 * Compiles a template that nobody vouches for. It reads own properties only; a field that is not there is an error,
 * wherever it is named; it may call no helpers but the built-in ones, no partials but its own and those of the built-in
 * reports; and its work and its output have bounds. Errors are Handlebars' own, and `TemplateError` where a bound is met.
 */
export function compileStrictly(text: string, ending: string, isEscaped: boolean): (view: object) => string {
  const handlebars = Handlebars.create();
  useStrictCompiler(handlebars);
  const budget = { steps: MOST_STEPS };
  handlebars.registerHelper(COUNT, (steps: number) => {
    budget.steps -= steps;
    if (budget.steps < 0) throw new TemplateError(`takes more than ${numberText(MOST_STEPS)} steps, and was stopped`);
  });
  handlebars.registerHelper('each', boundedEach(handlebars));
  registerBuiltInPartials(handlebars, ending);
  checkShape(text);
  const template = Handlebars.parse(text);
  new Inspector().accept(template);
  const print = handlebars.compile<object>(template, {
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
  return (view) => {
    budget.steps = MOST_STEPS;
    const output = print(view, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    checkLength(output.length);
    return output;
  };
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

/** Every name of every path is looked up by the function that strict mode uses for the last one: it knows the place. */
function useStrictCompiler(handlebars: typeof Handlebars): void {
  const seam = handlebars as unknown as CompilerSeam;
  const Base = seam.JavaScriptCompiler;
  class StrictCompiler extends Base {
    /** Blocks are compiled by a compiler of their own. */
    readonly compiler = StrictCompiler;

    override nameLookup(parent: unknown, name: string, type: string): unknown {
      if (type !== 'context' && type !== 'data') return super.nameLookup(parent, name, type);
      const { start, end } = this.source.currentLocation ?? {};
      // Of a text or of nothing, `in` cannot be asked; of their objects it can.
      return [
        this.aliasable('container.strict'),
        '(Object(',
        parent,
        '),',
        this.quotedString(name),
        ',',
        JSON.stringify({ start, end }),
        ')',
      ];
    }
  }
  seam.JavaScriptCompiler = StrictCompiler;
}
