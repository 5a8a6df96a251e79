import type { SpeltRule } from './sizing.ts';

/** One step of the arithmetic behind a need. */
export type NeedStep =
  | { kind: 'virtualMachines'; count: number; formula: SpeltRule; replicas: number }
  | { kind: 'scaleSets'; count: number; instances: number; formula: SpeltRule; replicas: number }
  | { kind: 'busiestWindow'; windows: number; window: string }
  | { kind: 'headroom'; headroom: number; need: number; replicas: number }
  | { kind: 'heldAtLimit'; limit: number };

/** A step as rules and outputs for programs tell it: `120 VMs: ceil(120 / 20) = 6`. */
export function stepText(step: NeedStep): string {
  switch (step.kind) {
    case 'virtualMachines': {
      const { count, replicas } = step;
      return `${count} ${count === 1 ? 'VM' : 'VMs'}: ${formulaText(step.formula)} = ${replicas}`;
    }
    case 'scaleSets': {
      const { count, instances, replicas } = step;
      return `${count} scale ${count === 1 ? 'set' : 'sets'} of ${instances}: ${count} x ${formulaText(step.formula)} = ${replicas}`;
    }
    case 'busiestWindow':
      return `busiest of ${step.windows} windows: ${step.window === '' ? 'the one without a name' : step.window}`;
    case 'headroom':
      return `headroom ${headroomPercent(step)} %: ${headroomFormula(step)}`;
    case 'heldAtLimit':
      return `held at the limit of ${step.limit}`;
  }
}

function formulaText({ text, isRoundedUp }: SpeltRule): string {
  return isRoundedUp ? `${text}, rounded up` : text;
}

/** `20` for a headroom of 0.2. */
export function headroomPercent({ headroom }: { headroom: number }): string {
  return String(Number((headroom * 100).toFixed(4)));
}

/** `ceil(7 x 1.2) = 9`. */
export function headroomFormula({ headroom, need, replicas }: { headroom: number; need: number; replicas: number }): string {
  return `ceil(${need} x ${Number((1 + headroom).toFixed(6))}) = ${replicas}`;
}
