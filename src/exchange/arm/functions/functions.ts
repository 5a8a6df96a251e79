import { NoAnswer } from '../arguments.ts';
import { DATES } from './dates.ts';
import { LISTS } from './lists.ts';
import { LOGIC } from './logic.ts';
import { NUMBERS } from './numbers.ts';
import { RESOURCES } from './resources.ts';
import { STRINGS } from './strings.ts';
import { define, type TemplateFunction } from './template-function.ts';

/** What reaches outside of the expression: into parameters, variables and loops. */
const REFERENCES: Readonly<Record<string, TemplateFunction>> = {
  parameters: define(1, 1, (args) => args.frame.scope.parameter(args.text(0), args.frame)),
  variables: define(1, 1, (args) => args.frame.scope.variable(args.text(0), args.frame)),
  lambdavariables: define(1, 1, (args) => {
    const value = args.frame.lambdaVariables.get(args.text(0).toLowerCase());
    if (value === undefined) throw new NoAnswer(`there is no variable "${args.text(0)}"`);
    return value;
  }),
  copyindex: define(0, 2, (args) => {
    const { loops } = args.frame;
    const named = args.count > 0 && typeof args.value(0) === 'string' ? args.text(0).toLowerCase() : undefined;
    const loop =
      named === undefined
        ? (loops.findLast(({ isResource }) => isResource) ?? loops.at(-1))
        : loops.findLast(({ name }) => name.toLowerCase() === named);
    if (loop === undefined)
      throw new NoAnswer(named === undefined ? 'there is no loop around it' : `there is no loop "${named}" around it`);
    const at = named === undefined ? 0 : 1;
    return loop.index + (args.count > at ? args.integer(at) : 0);
  }),
};

/** The functions of the template language, by lower-case name. */
export const FUNCTIONS: ReadonlyMap<string, TemplateFunction> = new Map(
  [LOGIC, NUMBERS, STRINGS, LISTS, DATES, RESOURCES, REFERENCES].flatMap((group) => Object.entries(group)),
);
