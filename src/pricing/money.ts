/**
 * Exact decimals for money and sizes. A value is `mantissa / 10^scale`; the mantissa is a number while that is exact
 * (a safe integer, which is nearly always) and a bigint beyond. Values are never changed in place.
 */
export type Decimal = { readonly mantissa: number | bigint; readonly scale: number };

export const ZERO: Decimal = { mantissa: 0, scale: 0 };

/** Counts and sizes that very many lines have: values are never changed, so that one object serves all. */
const WHOLE: readonly Decimal[] = Array.from({ length: 256 }, (_, value) => (value === 0 ? ZERO : { mantissa: value, scale: 0 }));

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/iu;

/** So many digits are a safe integer, whatever they are. */
const SAFE_DIGITS = 15;

const SHORT = 10 ** SAFE_DIGITS;

/** Powers of ten that a number holds exactly and that divide a safe integer without loss. */
const POWERS: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** Fails on what is no finite decimal: `1,5`, ``, `NaN`. A number is taken in its shortest decimal form: 0.1 is one tenth. */
export function decimalOf(value: number | string): Decimal {
  if (typeof value === 'number') {
    const whole = WHOLE[value];
    if (whole !== undefined) return whole;
    if (Number.isSafeInteger(value)) return { mantissa: value, scale: 0 };
    const short = shortDecimalOf(value);
    if (short !== undefined) return short;
  }
  const [, sign, whole = '', fraction = '', exponent] = DECIMAL.exec(String(value).trim()) ?? [];
  if (whole === '' && fraction === '') throw new RangeError(`"${value}" is no decimal number`);
  const scale = fraction.length - Number(exponent ?? 0);
  const digits = `${sign}${whole}${fraction}${'0'.repeat(Math.max(0, -scale))}`;
  if (digits.length <= SAFE_DIGITS) return { mantissa: Number(digits), scale: Math.max(0, scale) };
  const mantissa = BigInt(digits.replace(/^[+-]/u, ''));
  return decimal(sign === '-' ? -mantissa : mantissa, Math.max(0, scale));
}

/** Of a number with few decimals, as sizes have: where the quotient is the number, so few digits are its shortest form. */
function shortDecimalOf(value: number): Decimal | undefined {
  for (let scale = 1; scale <= 3; scale++) {
    const power = 10 ** scale;
    const mantissa = Math.round(value * power);
    if (Math.abs(mantissa) < SHORT && mantissa / power === value) return { mantissa, scale };
  }
  return undefined;
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const left = mantissaAt(a, scale);
  const right = mantissaAt(b, scale);
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return { mantissa: sum, scale };
  }
  return decimal(BigInt(left) + BigInt(right), scale);
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { mantissa: -b.mantissa, scale: b.scale });
}

export function times(a: Decimal, b: Decimal): Decimal {
  const scale = a.scale + b.scale;
  if (typeof a.mantissa === 'number' && typeof b.mantissa === 'number') {
    const product = a.mantissa * b.mantissa;
    if (Number.isSafeInteger(product)) return { mantissa: product, scale };
  }
  return decimal(BigInt(a.mantissa) * BigInt(b.mantissa), scale);
}

/** Below zero, zero or above zero as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = mantissaAt(a, scale);
  const right = mantissaAt(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isZero(value: Decimal): boolean {
  return Number(value.mantissa) === 0;
}

/** Rounds half to even; a value with fewer decimals is given back as it is. */
export function roundDecimal(value: Decimal, decimals: number): Decimal {
  const dropped = value.scale - decimals;
  if (dropped <= 0) return value;
  const { mantissa } = value;
  const power = POWERS[dropped];
  if (typeof mantissa !== 'number' || power === undefined) return roundBig(BigInt(mantissa), dropped, decimals);
  const rest = mantissa % power;
  const kept = (mantissa - rest) / power;
  const twice = 2 * Math.abs(rest);
  const isUp = twice > power || (twice === power && kept % 2 !== 0);
  return { mantissa: isUp ? kept + Math.sign(rest) : kept, scale: decimals };
}

function roundBig(mantissa: bigint, dropped: number, decimals: number): Decimal {
  const power = 10n ** BigInt(dropped);
  const rest = mantissa % power;
  const kept = mantissa / power;
  const twice = rest < 0n ? -2n * rest : 2n * rest;
  const isUp = twice > power || (twice === power && kept % 2n !== 0n);
  if (!isUp) return decimal(kept, decimals);
  return decimal(kept + (rest < 0n ? -1n : 1n), decimals);
}

/** The nearest number. */
export function toNumber({ mantissa, scale }: Decimal): number {
  const power = POWERS[scale];
  // Both are exact, so that the quotient is the nearest number.
  if (typeof mantissa === 'number' && power !== undefined) return mantissa / power;
  return Number(`${mantissa}e-${scale}`);
}

/** Null is unknown, as in JSON. */
export function numberOrNull(value: Decimal | undefined): number | null {
  return value === undefined ? null : toNumber(value);
}

/** Plain digits: `1234.50`. With `decimals`, rounded half to even and filled up; without, as many as the value has. */
export function formatDecimal(value: Decimal, decimals = value.scale): string {
  const rounded = roundDecimal(value, decimals);
  const mantissa = mantissaAt(rounded, decimals);
  const power = POWERS[decimals];
  // Nearly every amount of a long table.
  if (decimals > 0 && typeof mantissa === 'number' && mantissa >= 0 && power !== undefined) {
    const fraction = mantissa % power;
    return `${(mantissa - fraction) / power}.${String(fraction).padStart(decimals, '0')}`;
  }
  const digits = String(mantissa < 0 ? -mantissa : mantissa).padStart(decimals + 1, '0');
  const sign = mantissa < 0 ? '-' : '';
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * Rounds parts so that they add up to the rounded total: each is rounded half to even, then single units move where the
 * rounding error is greatest (of equal errors, in the earlier part). Parts that need no rounding are never touched.
 * `total` must be the sum of the parts.
 */
export function apportion(parts: readonly Decimal[], total: Decimal, decimals: number): Decimal[] {
  const rounded: Decimal[] = [];
  const sum = new Sum();
  for (const part of parts) {
    const near = roundDecimal(part, decimals);
    rounded.push(near);
    sum.add(near);
  }
  const missing = minus(roundDecimal(total, decimals), sum.value);
  if (isZero(missing)) return rounded;
  const units = Math.abs(toNumber({ ...missing, scale: missing.scale - decimals }));
  const isShort = compareDecimals(missing, ZERO) > 0;
  const unit: Decimal = { mantissa: isShort ? 1 : -1, scale: decimals };
  for (const index of mostWrong(parts, rounded, isShort, units)) rounded[index] = plus(rounded[index] ?? ZERO, unit);
  return rounded;
}

/** Rounds amounts so that they add up to their rounded sum; one that is not known stays so. */
export function roundTogether(amounts: readonly (Decimal | undefined)[], decimals: number): (Decimal | undefined)[] {
  const known: Decimal[] = [];
  const total = new Sum();
  for (const amount of amounts) {
    if (amount === undefined) continue;
    known.push(amount);
    total.add(amount);
  }
  const rounded = apportion(known, total.value, decimals).values();
  return amounts.map((amount) => (amount === undefined ? undefined : rounded.next().value));
}

/** Indexes of so many parts: those that lost (or won) most by rounding, and of equal errors the earlier ones. */
function mostWrong(parts: readonly Decimal[], rounded: readonly Decimal[], isShort: boolean, count: number): number[] {
  const errors = errorsOf(parts, rounded, isShort);
  // Numbers alone are sorted, fast, for the least error that counts; which parts have it is seen in their order.
  const ascending = errors.toSorted();
  const first = ascending.length - count;
  const least = ascending[first] ?? 0;
  let ofLeast = ascending.lastIndexOf(least) - first + 1;
  const indexes: number[] = [];
  for (let index = 0; index < errors.length; index++) {
    const error = errors[index] ?? 0;
    if (error > least || (error === least && ofLeast-- > 0)) indexes.push(index);
  }
  return indexes;
}

/** What each part lost by rounding down (or won by rounding up), in units of the finest part: exact to fifteen digits, as an order needs. */
function errorsOf(parts: readonly Decimal[], rounded: readonly Decimal[], isShort: boolean): Float64Array {
  let scale = 0;
  for (const part of parts) scale = Math.max(scale, part.scale);
  const errors = new Float64Array(parts.length);
  for (let index = 0; index < errors.length; index++) {
    const exact = mantissaAt(parts[index] ?? ZERO, scale);
    const near = mantissaAt(rounded[index] ?? ZERO, scale);
    const lost = typeof exact === 'number' && typeof near === 'number' ? exact - near : Number(BigInt(exact) - BigInt(near));
    errors[index] = isShort ? lost : -lost;
  }
  return errors;
}

/** A sum under way: adding to it makes no new objects while the numbers stay small. */
export class Sum {
  #mantissa = 0;
  #scale = 0;
  /** What did not fit. */
  #beyond = ZERO;

  add(value: Decimal): void {
    const mantissa = value.scale <= this.#scale ? mantissaAt(value, this.#scale) : value.mantissa;
    if (typeof mantissa === 'number' && value.scale <= this.#scale) {
      const sum = this.#mantissa + mantissa;
      if (Number.isSafeInteger(sum)) {
        this.#mantissa = sum;
        return;
      }
    }
    const sum = plus({ mantissa: this.#mantissa, scale: this.#scale }, value);
    if (typeof sum.mantissa === 'number') {
      this.#mantissa = sum.mantissa;
      this.#scale = sum.scale;
    } else {
      this.#beyond = plus(this.#beyond, sum);
      this.#mantissa = 0;
    }
  }

  addSum(sum: Sum): void {
    if (sum.#scale === this.#scale && sum.#beyond === ZERO) {
      const mantissa = this.#mantissa + sum.#mantissa;
      if (Number.isSafeInteger(mantissa)) {
        this.#mantissa = mantissa;
        return;
      }
    }
    this.add({ mantissa: sum.#mantissa, scale: sum.#scale });
    if (sum.#beyond !== ZERO) this.add(sum.#beyond);
  }

  get value(): Decimal {
    const value = { mantissa: this.#mantissa, scale: this.#scale };
    return this.#beyond === ZERO ? value : plus(value, this.#beyond);
  }
}

function decimal(mantissa: bigint, scale: number): Decimal {
  const number = Number(mantissa);
  return { mantissa: Number.isSafeInteger(number) ? number : mantissa, scale };
}

/** The mantissa that the value has at a scale no smaller than its own. */
function mantissaAt({ mantissa, scale }: Decimal, wanted: number): number | bigint {
  if (scale === wanted) return mantissa;
  const power = POWERS[wanted - scale];
  if (typeof mantissa === 'number' && power !== undefined) {
    const scaled = mantissa * power;
    if (Number.isSafeInteger(scaled)) return scaled;
  }
  return BigInt(mantissa) * 10n ** BigInt(wanted - scale);
}
