/** The value with more fields, each made when it is first asked for, and kept. */
export function withLazyFields<Value extends object, Fields extends object>(
  value: Value,
  makers: { readonly [Name in keyof Fields]: () => Fields[Name] },
): Value & Fields {
  const names = Object.keys(makers) as (keyof Fields & string)[];
  for (const name of names) {
    let made: { field: unknown } | undefined;
    Object.defineProperty(value, name, { get: () => (made ??= { field: makers[name]() }).field, enumerable: true, configurable: true });
  }
  // Each name has been given its field.
  return value as Value & Fields;
}
