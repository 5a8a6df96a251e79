/** A stretch of the text, in UTF-16 units; the end is exclusive. */
export type Span = { start: number; end: number };

/** An expression as it is written. */
export type Expression = Span &
  (
    | { kind: 'literal'; value: string | number | boolean | null }
    /** Texts and what stands between them in `${…}`. */
    | { kind: 'template'; parts: readonly (string | Expression)[] }
    | { kind: 'tuple'; items: readonly Expression[] }
    | { kind: 'object'; entries: readonly Entry[] }
    | { kind: 'variable'; name: string }
    | { kind: 'attribute'; of: Expression; name: string }
    | { kind: 'index'; of: Expression; key: Expression }
    /** `of[*].a`: each item of a list, and what is asked of it. */
    | { kind: 'splat'; of: Expression; steps: readonly Step[] }
    | { kind: 'call'; name: string; args: readonly Expression[]; isExpanded: boolean }
    | ForExpression
    | { kind: 'conditional'; test: Expression; yes: Expression; no: Expression }
    | { kind: 'unary'; operator: string; of: Expression }
    | { kind: 'binary'; operator: string; left: Expression; right: Expression }
    /** What is not understood, and why. */
    | { kind: 'opaque'; reason: string }
  );

export type Entry = { key: Expression; value: Expression };

export type Step = { name: string } | { key: Expression };

type ForExpression = {
  kind: 'for';
  keyName: string | undefined;
  valueName: string;
  in: Expression;
  /** Of an object. */
  key: Expression | undefined;
  value: Expression;
  isGrouped: boolean;
  test: Expression | undefined;
};

export type Attribute = { name: string; nameSpan: Span; value: Expression };

export type Block = Span & {
  type: string;
  labels: readonly string[];
  /** Type and labels. */
  head: Span;
  body: Body;
  /** Where it stands in the document of its file: `['resource', 'azurerm_shared_image', 'web']`. */
  path: readonly (string | number)[];
};

export type Body = { attributes: ReadonlyMap<string, Attribute>; blocks: readonly Block[] };

/** What is no HCL, and where. */
export type Mistake = Span & { message: string };
