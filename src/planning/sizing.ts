import type { Facts } from '../facts/facts.ts';

/** How many replicas a demand needs: a function of one number, with the text that people see. */
export type SizingRule = {
  /** `ceil(vms / 20)`, in the variable `vms` or `instances`. */
  text: string;
  /** Replicas for that many VMs or instances; at least 0, whole. */
  replicas(count: number): number;
  /** Whether the text itself gives a fraction for that count, which `replicas` rounds up. */
  isFraction?(count: number): boolean;
};

export type Sizing = {
  virtualMachines: SizingRule;
  scaleSet: SizingRule;
  /** Share over the need, 0.2 for 20 %. */
  headroom: number;
  /** Whether a user's ratio or rule stands in the place of the edition's. */
  isConfigured: boolean;
};

/** A sizing as a user states it: a ratio replaces the edition's, a rule (compiled from an expression) replaces the formula. */
export type SizingSettings = {
  virtualMachines?: number | SizingRule;
  scaleSet?: number | SizingRule;
  headroom?: number;
};

/** The edition's guidance (S063, S064, C03, C04), changed by what the user states. */
export function sizingOf(facts: Facts, settings: SizingSettings = {}): Sizing {
  return {
    virtualMachines: sizingRule('vms', settings.virtualMachines ?? facts.sizing.virtualMachinesPerReplica),
    scaleSet: sizingRule('instances', settings.scaleSet ?? facts.sizing.scaleSetInstancesPerReplica),
    headroom: settings.headroom ?? 0,
    isConfigured: settings.virtualMachines !== undefined || settings.scaleSet !== undefined,
  };
}

function sizingRule(variable: string, size: number | SizingRule | null): SizingRule {
  // Editions from 2023-04 on ask for one replica a scale set, whatever its size.
  if (size === null) return { text: '1', replicas: () => 1 };
  if (typeof size === 'object') return size;
  return { text: `ceil(${variable} / ${size})`, replicas: (count) => Math.ceil(count / size) };
}

/** A rule's text with a number in place of its variable, and whether its value is a fraction that is rounded up. */
export type SpeltRule = { text: string; isRoundedUp: boolean };

/** `ceil(120 / 20)`, or `120 / 7`, which is rounded up. */
export function spellOut(rule: SizingRule, count: number): SpeltRule {
  const text = rule.text.replaceAll(/\b(?:vms|instances)\b/g, String(count));
  return { text, isRoundedUp: rule.isFraction?.(count) === true };
}

/** The need with headroom, rounded up; in millionths, since 50 x 1.1 is more than 55 in floating point. */
export function withHeadroom(need: number, headroom: number): number {
  return Math.ceil((need * Math.round((1 + headroom) * 1e6)) / 1e6);
}
