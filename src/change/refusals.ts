import type { Path } from '../engine/finding.ts';
import { type Change, type ChangedEntity, entityOf, isInPlace, type PropertyChange } from './change.ts';

/** A change of a property that Azure refuses, worded for a finding. */
export type Refusal = { at?: Path; message: string; related: { subject: ChangedEntity; at?: Path; message: string }[] };

/** Which of the changed properties of an existing resource a rule reports: each immutable property has one rule. */
export function refusalsOf(change: Change, ruleId: string): Refusal[] {
  const { before, properties } = change;
  if (before === undefined || !isInPlace(change)) return [];
  return properties
    .filter(({ mutability, row }) => mutability === 'immutable' && row?.rule === ruleId)
    .map((property) => ({
      ...(property.atAfter !== undefined && { at: property.atAfter }),
      message: messageOf(thingOf(change, property), property),
      related: [
        {
          subject: before,
          ...(property.atBefore !== undefined && { at: property.atBefore }),
          message: property.before === undefined ? 'none before' : `${shown(property.before)} before`,
        },
      ],
    }));
}

/** `osType of image "web"`, `targetRegions.encryption (westeurope, OS disk) of version "1.0.0"`. */
function thingOf(change: Change, { name, of }: PropertyChange): string {
  const which = of === undefined ? '' : ` (${of})`;
  return `${name}${which} of ${change.kind} "${entityOf(change).name}"`;
}

function messageOf(thing: string, { before, after }: PropertyChange): string {
  if (before === undefined) return `${thing} is set to ${shown(after)}, where there was none: none is expected`;
  if (after === undefined) return `${thing} is taken away, ${shown(before)} is expected to stay`;
  return `${thing} changes from ${shown(before)} to ${shown(after)}, ${shown(before)} is expected to stay`;
}

/** A value in a message. */
function shown(value: PropertyChange['before']): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}
