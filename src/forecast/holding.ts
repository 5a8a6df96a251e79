import type { CostLine } from '../pricing/cost.ts';
import { type Decimal, decimalOf, plus, times, ZERO } from '../pricing/money.ts';

/** What a version holds in some of its regions, for each GB that it uses: prices are added up before sizes are known. */
export type Form = {
  lines: number;
  replicas: number;
  /** A month, for one used GB in all replicas. */
  storagePerGB: Decimal;
  /** Lines without a price for storage. */
  unpriced: number;
  /** Lines in other regions than the source: each receives one copy. */
  copies: number;
  /** Once, for one used GB in all copies. */
  egressPerGB: Decimal;
  uncopied: number;
};

/** What a number of alike versions adds to a month. What is unknown is not in the amounts, but counted. */
export type Amounts = {
  replicas: number;
  storedGB: Decimal;
  storage: Decimal;
  /** Lines whose storage is unknown. */
  unknownStorage: number;
  egressGB: Decimal;
  egress: Decimal;
  unknownEgress: number;
};

/** Lines of one version by what they are to be told apart by. */
export function formsOf(lines: Iterable<CostLine>, split: LineSplit): Map<string, Form> {
  const forms = new Map<string, Form>();
  if (typeof split === 'string') forms.set(split, EMPTY);
  for (const line of lines) {
    const part = typeof split === 'string' ? split : split(line);
    forms.set(part, withLine(forms.get(part) ?? EMPTY, line));
  }
  return forms;
}

/** What lines are told apart by: all of an image's are one part, which a version without any line is in, too; or each says its own. */
export type LineSplit = string | ((line: CostLine) => string);

/** What a version of a used size holds and costs in the lines of a form. */
export function amountsOf(form: Form, usedGB: Decimal | undefined): Amounts {
  const { lines, replicas, copies } = form;
  if (usedGB === undefined)
    return { replicas, storedGB: ZERO, storage: ZERO, unknownStorage: lines, egressGB: ZERO, egress: ZERO, unknownEgress: copies };
  return {
    replicas,
    storedGB: times(usedGB, decimalOf(replicas)),
    storage: times(usedGB, form.storagePerGB),
    unknownStorage: form.unpriced,
    egressGB: times(usedGB, decimalOf(copies)),
    egress: times(usedGB, form.egressPerGB),
    unknownEgress: form.uncopied,
  };
}

const EMPTY: Form = { lines: 0, replicas: 0, storagePerGB: ZERO, unpriced: 0, copies: 0, egressPerGB: ZERO, uncopied: 0 };

function withLine(form: Form, { region, targetRegion, replicas, storagePrice, egressPrice }: CostLine): Form {
  const isCopy = region !== targetRegion.version.location;
  return {
    lines: form.lines + 1,
    replicas: form.replicas + replicas,
    storagePerGB: storagePrice === undefined ? form.storagePerGB : plus(form.storagePerGB, times(decimalOf(replicas), storagePrice.price)),
    unpriced: form.unpriced + (storagePrice === undefined ? 1 : 0),
    copies: form.copies + (isCopy ? 1 : 0),
    egressPerGB: isCopy && egressPrice !== undefined ? plus(form.egressPerGB, egressPrice.price) : form.egressPerGB,
    uncopied: form.uncopied + (isCopy && egressPrice === undefined ? 1 : 0),
  };
}
