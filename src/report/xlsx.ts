import { type Cell as WrittenCell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { type Decimal, decimalOf, isZero, Sum, toNumber } from '../pricing/money.ts';
import { displayWidth } from './display-width.ts';
import { numberText } from './number-text.ts';
import { sanitize } from './sanitize.ts';
import { TOOL } from './tool.ts';
import { type Column, type ColumnType, hasTotal, readCell, type Row, type Sheet, type Value, type Workbook } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';

/** A spreadsheet reads so many characters of a cell. */
const LONGEST_TEXT = 32_000;
const MOST_ROWS = 1_048_576;
/** A number of a spreadsheet has so many digits. */
const MOST_DECIMALS = 15;
const WIDEST_COLUMN = 60;

const FONT = { name: 'Calibri', size: 11 };
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF5' } },
  alignment: { vertical: 'top', wrapText: true },
};
const SUM: CellStyle = { font: { ...FONT, bold: true }, border: { top: { style: 'thin' } } };

/**
 * The workbook as Office Open XML. Text is text whatever it begins with; the same workbook gives the same bytes. Spreadsheets
 * calculate the formulas anew when they open it. Throws a WorkbookError where there are more rows than a sheet can have.
 */
export async function xlsxOf(workbook: Workbook): Promise<Uint8Array> {
  for (const { name, rows } of workbook.sheets) {
    if (rows.length + 2 > MOST_ROWS)
      throw new WorkbookError(`the sheet "${name}" would have ${numberText(rows.length)} rows, a spreadsheet has ${numberText(MOST_ROWS)}`);
  }
  const places = new Map(workbook.sheets.map((sheet) => [sheet.id, placesOf(sheet)]));
  const day = dateOf(workbook.day);
  return writeXlsx({
    properties: { title: workbook.title, creator: TOOL.name, created: day, modified: day },
    defaultFont: FONT,
    sheets: workbook.sheets.map((sheet) => writtenSheet(sheet, workbook, places)),
    namedRanges: workbook.sheets.flatMap(namesOf),
  });
}

/** Names that spreadsheets understand: what a sheet filters (LibreOffice asks for it), and the row that every printed page repeats. */
function namesOf({ name, columns, rows }: Sheet) {
  const titles = { name: '_xlnm.Print_Titles', scope: name, range: `'${name}'!$1:$1` };
  if (rows.length === 0) return [titles];
  const filtered = `$A$1:$${letterOf(columns.length - 1)}$${rows.length + 1}`;
  return [{ name: '_xlnm._FilterDatabase', scope: name, range: `'${name}'!${filtered}` }, titles];
}

/** Where the columns of a sheet stand, and its sums. */
type Places = { name: string; letters: ReadonlyMap<string, string>; lastRow: number; totalRow: number };
type AllPlaces = ReadonlyMap<string, Places>;

/** Row 1 is the head; the sums stand below the last row. */
function placesOf({ name, columns, rows }: Sheet): Places {
  return {
    name,
    letters: new Map(columns.map(({ key }, index) => [key, letterOf(index)])),
    lastRow: rows.length + 1,
    totalRow: rows.length + 2,
  };
}

function letterOf(index: number): string {
  const before = Math.floor(index / 26);
  return `${before === 0 ? '' : letterOf(before - 1)}${String.fromCodePoint(65 + (index % 26))}`;
}

function writtenSheet(sheet: Sheet, { moneyDecimals, totalLabel }: Workbook, places: AllPlaces): WriteSheet {
  const own = placeOf(sheet.id, places);
  const styles = stylesOf(sheet, moneyDecimals);
  const cells = new Map<string, Partial<WrittenCell>>();
  const rows: CellValue[][] = [sheet.columns.map(({ title }) => title)];
  for (const index of sheet.columns.keys()) cells.set(`0,${index}`, { style: HEAD });
  for (const [index, row] of sheet.rows.entries()) {
    rows.push(
      sheet.columns.map(({ key, type: common }, at) => {
        const { value, type = common, formula } = readCell(row[key]);
        const style = type === common ? styles[at] : styleOf(type, decimalsOf(value, type, moneyDecimals));
        if (formula !== undefined && value !== undefined) {
          const text = resolved(formula, sheet.id, index + 2, places);
          cells.set(`${index + 1},${at}`, calculated(text, writtenValue(value, type), style));
        } else if (type !== common && style !== undefined) cells.set(`${index + 1},${at}`, { style });
        return writtenValue(value, type);
      }),
    );
  }
  if (hasTotal(sheet)) rows.push(totalRow(sheet, own, cells, styles, totalLabel));
  const lastLetter = letterOf(sheet.columns.length - 1);
  return {
    name: sheet.name,
    columns: sheet.columns.map((column, at) => ({ width: widthOf(column, sheet.rows), style: styles[at] ?? {} })),
    rows,
    cells,
    freezePane: { rows: 1 },
    ...(sheet.rows.length === 0 ? {} : { autoFilter: { range: `A1:${lastLetter}${own.lastRow}` } }),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function totalRow(
  sheet: Sheet,
  own: Places,
  cells: Map<string, Partial<WrittenCell>>,
  styles: readonly CellStyle[],
  totalLabel: string,
): CellValue[] {
  const row = own.totalRow - 1;
  return sheet.columns.map(({ key, total, type }, at) => {
    const style = { ...styles[at], ...SUM };
    cells.set(`${row},${at}`, { style });
    if (total === 'label') return totalLabel;
    if (total === undefined) return null;
    const sum = toNumber(sumOf(sheet.rows, key));
    const letter = own.letters.get(key);
    // There is nothing to add up in a sheet without rows.
    if (sheet.rows.length > 0)
      cells.set(`${row},${at}`, calculated(`SUM(${letter}2:${letter}${own.lastRow})`, writtenValue(sum, type), style));
    return sum;
  });
}

/** What is unknown is in no sum. */
function sumOf(rows: readonly Row[], key: string): Decimal {
  const sum = new Sum();
  for (const row of rows) {
    const { value } = readCell(row[key]);
    if (value !== undefined && typeof value !== 'string') sum.add(asDecimal(value));
  }
  return sum.value;
}

function calculated(formula: string, formulaResult: CellValue, style: CellStyle | undefined): Partial<WrittenCell> {
  return { type: 'formula', value: null, formula, formulaResult, ...(style === undefined ? {} : { style }) };
}

/** The formula with addresses for names. A name that is none is a slip of ours, not of who reads the workbook. */
function resolved(formula: string, sheet: string, row: number, places: AllPlaces): string {
  return formula.replaceAll(/\[(?:(\w+)!)?(\w+)\]/g, (_, other: string | undefined, key: string) => {
    const place = placeOf(other ?? sheet, places);
    const letter = place.letters.get(key);
    if (letter === undefined) throw new RangeError(`there is no column "${key}" in the sheet "${other ?? sheet}"`);
    if (other === undefined) return `${letter}${row}`;
    return `${other === sheet ? '' : `'${place.name}'!`}$${letter}$${place.totalRow}`;
  });
}

function placeOf(sheet: string, places: AllPlaces): Places {
  const place = places.get(sheet);
  if (place === undefined) throw new RangeError(`there is no sheet "${sheet}"`);
  return place;
}

function writtenValue(value: Value, type: ColumnType): CellValue {
  if (value === undefined || value === '') return null;
  if (typeof value === 'object') return toNumber(value);
  if (typeof value === 'number') return value;
  return type === 'day' ? dateOf(value) : textOf(value);
}

function textOf(text: string): string {
  const shown = sanitize(text);
  return shown.length > LONGEST_TEXT ? `${shown.slice(0, LONGEST_TEXT)}…` : shown;
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** One number format a column, with the decimals that its figures need: points stand below each other, and nothing is hidden. */
function stylesOf({ columns, rows }: Sheet, moneyDecimals: number): CellStyle[] {
  return columns.map(({ key, type }) => {
    let decimals = decimalsOf(undefined, type, moneyDecimals);
    for (const row of rows) {
      const cell = readCell(row[key]);
      if ((cell.type ?? type) === type) decimals = Math.max(decimals, decimalsOf(cell.value, type, moneyDecimals));
    }
    return styleOf(type, decimals);
  });
}

function decimalsOf(value: Value, type: ColumnType, moneyDecimals: number): number {
  if (type !== 'number' && type !== 'money') return 0;
  const least = type === 'money' ? moneyDecimals : 0;
  if (value === undefined || typeof value === 'string') return least;
  return Math.max(least, Math.min(MOST_DECIMALS, neededDecimals(asDecimal(value))));
}

function asDecimal(value: number | Decimal): Decimal {
  return typeof value === 'number' ? decimalOf(value) : value;
}

/** Decimals without zeros at the end. */
function neededDecimals(value: Decimal): number {
  if (isZero(value)) return 0;
  let { mantissa, scale } = value;
  while (scale > 0 && Number(BigInt(mantissa) % 10n) === 0) {
    mantissa = BigInt(mantissa) / 10n;
    scale--;
  }
  return scale;
}

function styleOf(type: ColumnType, decimals: number): CellStyle {
  const format = FORMATS[type];
  return format === undefined ? { font: FONT } : { font: FONT, numFmt: format(decimals) };
}

const numberFormat = (decimals: number) => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`);

const FORMATS: Readonly<Record<ColumnType, ((decimals: number) => string) | undefined>> = {
  text: undefined,
  number: numberFormat,
  money: numberFormat,
  share: () => '0.0%',
  day: () => 'yyyy-mm-dd',
};

function widthOf({ key, title, type, width }: Column, rows: readonly Row[]): number {
  if (width !== undefined) return width;
  let widest = Math.max(10, displayWidth(title) + 3);
  if (type !== 'text') return Math.max(widest, 12);
  for (const row of rows) {
    const { value } = readCell(row[key]);
    if (typeof value === 'string') widest = Math.max(widest, displayWidth(value) + 2);
    if (widest >= WIDEST_COLUMN) return WIDEST_COLUMN;
  }
  return widest;
}
