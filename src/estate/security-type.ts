import type { Path } from '../engine/finding.ts';
import type { Image } from './estate.ts';

/** A SecurityType among an image's features, which say what its machines can, or have to, be. */
export type SecurityType = {
  /** As written: `TrustedLaunch`. */
  text: string;
  /** Relative to the image. */
  at: Path;
};

const NONE: readonly SecurityType[] = [];

/** The security types that an image declares, in the order written; `A, B` in one value are two. */
export function securityTypesOf({ spec: { features } }: Image): readonly SecurityType[] {
  if (features === undefined) return NONE;
  const types: SecurityType[] = [];
  for (const [index, { name, value }] of features.entries()) {
    if (name.toLowerCase() !== 'securitytype') continue;
    for (const text of value.split(/[\s,;]+/)) if (text !== '') types.push({ text, at: ['features', index, 'value'] });
  }
  return types;
}

/** Whether a security type is one of these, which stand in lower case: documents and clients spell them differently (C16). */
export function isSecurityType({ text }: SecurityType, ...types: readonly Lowercase<string>[]): boolean {
  const spelled = text.toLowerCase();
  return types.some((type) => type === spelled);
}
