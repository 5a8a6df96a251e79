import { isObject } from '../json-object.ts';

/** How many labels the blocks of a module have. */
export const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  output: 1,
  provider: 1,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
  check: 1,
};

/** Whether a value is a module in Terraform's JSON (`*.tf.json`): blocks by their type, and among them one that makes something. */
export function isModuleJson(value: unknown): boolean {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return (
    keys.every((key) => key === '//' || Object.hasOwn(LABELS, key)) && ['resource', 'data', 'module'].some((key) => isNested(value[key]))
  );
}

/** `{ type: { name: { … } } }`, or lists of such. */
function isNested(value: unknown): boolean {
  const [first] = Array.isArray(value) ? value : [value];
  return isObject(first) && Object.values(first).every((each) => isObject(each) || Array.isArray(each));
}
