import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import type { Analysis } from '../engine/analyze.ts';
import { type Decimal, formatDecimal } from '../pricing/money.ts';
import { chargesOf } from './focus-charges.ts';
import { FOCUS_COLUMNS, FOCUS_VERSION, type FocusColumn, type FocusType, type FocusValue } from './focus-columns.ts';
import { sanitize } from './sanitize.ts';
import { TOOL } from './tool.ts';

/** The widest decimal that databases share, with room for a price of 9 decimals times a size of 9. */
const PRECISION = 38;
const SCALE = 18;

/** `cost -f parquet`: the rows of `cost -f focus`, in columns of their types. */
export function focusParquet(analysis: Analysis): Promise<Uint8Array> {
  const { charges } = chargesOf(analysis);
  const bytes = parquetWriteBuffer({
    schema: [{ name: 'focus', num_children: FOCUS_COLUMNS.length }, ...FOCUS_COLUMNS.map(elementOf)],
    columnData: FOCUS_COLUMNS.map((column) => ({
      name: column.name,
      data: charges.map((charge) => writtenValue(column.type, column.valueOf(charge))),
    })),
    kvMetadata: [{ key: 'focus.version', value: FOCUS_VERSION }],
    createdBy: `${TOOL.name} ${TOOL.version}`,
  });
  return Promise.resolve(charges.length === 0 ? withEmptyList(new Uint8Array(bytes)) : new Uint8Array(bytes));
}

/** In Thrift's compact protocol: no rows (field 3, a whole number), and after it a list (field 4) of nothing. */
const NO_ROWS = [0x16, 0x00, 0x19, 0x00] as const;
const LIST_OF_STRUCTURES = 0x0c;

/** The writer gives an empty list of row groups no type of its elements, and readers refuse what has none. */
function withEmptyList(file: Uint8Array): Uint8Array {
  const at = file.findIndex((_, index) => NO_ROWS.every((byte, offset) => file[index + offset] === byte));
  if (at !== -1) file[at + NO_ROWS.length - 1] = LIST_OF_STRUCTURES;
  return file;
}

function elementOf({ name, type }: FocusColumn): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...ELEMENTS[type] };
}

const STRING = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;

const ELEMENTS: Readonly<Record<FocusType, Omit<SchemaElement, 'name'>>> = {
  string: STRING,
  // The text of the CSV: what reads JSON columns of Parquet reads text, too, and much reads text alone.
  json: STRING,
  boolean: { type: 'BOOLEAN' },
  dateTime: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  decimal: {
    type: 'FIXED_LEN_BYTE_ARRAY',
    type_length: 16,
    converted_type: 'DECIMAL',
    scale: SCALE,
    precision: PRECISION,
    logical_type: { type: 'DECIMAL', precision: PRECISION, scale: SCALE },
  },
};

function writtenValue(type: FocusType, value: FocusValue): string | boolean | bigint | Date | undefined {
  if (typeof value === 'object') return unscaled(value);
  if (typeof value !== 'string') return value;
  return type === 'dateTime' ? new Date(value) : sanitize(value);
}

/** Exact up to 18 decimals, rounded half to even beyond. */
function unscaled(value: Decimal): bigint {
  return BigInt(formatDecimal(value, SCALE).replace('.', ''));
}
