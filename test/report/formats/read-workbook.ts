import { read, type WorkBook, write, utils } from '@e965/xlsx';
import FormulaParser from 'fast-formula-parser';
import type { Workbook } from '../../../src/report/workbook.ts';
import { xlsxOf } from '../../../src/report/xlsx.ts';

/** A workbook as a library reads it that did not write it: formulas, formats and the XML of its parts among it. */
export type ReadWorkbook = WorkBook & { files: Record<string, { content: Uint8Array }> };

export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  return read(bytes, {
    type: 'array',
    cellFormula: true,
    cellNF: true,
    cellStyles: true,
    cellDates: false,
    bookFiles: true,
  }) as ReadWorkbook;
}

export async function writtenAndRead(workbook: Workbook): Promise<ReadWorkbook> {
  return readWorkbook(await xlsxOf(workbook));
}

/** The XML of a part: `xl/workbook.xml`. */
export function partOf({ files }: ReadWorkbook, path: string): string {
  return new TextDecoder().decode(files[path]?.content);
}

/** Rows as objects by the titles of the columns; an empty cell is absent. */
export function rowsOf(workbook: WorkBook, name: string): Record<string, unknown>[] {
  const sheet = workbook.Sheets[name];
  if (sheet === undefined) throw new Error(`there is no sheet "${name}"`);
  return utils.sheet_to_json(sheet);
}

export type Calculated = { sheet: string; address: string; formula: string; cached: unknown; calculated: unknown };

/** Every formula, with the value that the writer says and the one that another program makes of it. */
export function calculate(workbook: WorkBook): Calculated[] {
  const known = new Map<string, unknown>();
  const valueAt = (sheet: string, row: number, col: number): unknown => {
    const address = utils.encode_cell({ r: row - 1, c: col - 1 });
    const cell = workbook.Sheets[sheet]?.[address];
    if (cell?.f === undefined) return cell?.v ?? null;
    const key = `${sheet}!${address}`;
    if (!known.has(key)) {
      const parser = idle.pop() ?? makeParser();
      known.set(key, parser.parse(cell.f, { sheet, row, col }));
      idle.push(parser);
    }
    return known.get(key);
  };
  // A parser that is at work on a formula cannot take the next, which the first one asks for.
  const idle: FormulaParser[] = [];
  const makeParser = () =>
    new FormulaParser({
      onCell: ({ sheet, row, col }) => valueAt(sheet, row, col),
      onRange({ sheet, from, to }) {
        const rows: unknown[][] = [];
        for (let row = from.row; row <= to.row; row++) {
          rows.push(Array.from({ length: to.col - from.col + 1 }, (_, index) => valueAt(sheet, row, from.col + index)));
        }
        return rows;
      },
    });
  return cellsOf(workbook)
    .filter(({ cell }) => cell.f !== undefined)
    .map(({ sheet, address, cell }) => {
      const { r, c } = utils.decode_cell(address);
      return { sheet, address, formula: cell.f ?? '', cached: cell.v, calculated: valueAt(sheet, r + 1, c + 1) };
    });
}

export function cellsOf({ Sheets, SheetNames }: WorkBook) {
  return SheetNames.flatMap((sheet) =>
    Object.entries(Sheets[sheet] ?? {})
      .filter(([address]) => !address.startsWith('!'))
      .map(([address, cell]) => ({ sheet, address, cell: cell as { t: string; v?: unknown; f?: string; z?: string } })),
  );
}

/** The same formulas without the values they had: who reads them must calculate. */
export function withoutCachedValues(bytes: Uint8Array): Uint8Array {
  const workbook = readWorkbook(bytes);
  for (const { cell } of cellsOf(workbook)) if (cell.f !== undefined) delete cell.v;
  return new Uint8Array(write(workbook, { type: 'array', bookType: 'xlsx' }));
}
