import { createPainter, type Display, type Painter } from './painter.ts';
import { EN } from './words/en.ts';
import type { Words } from './words/words.ts';

/** How a table is drawn: how wide, in which colours, in which language. */
export type TableLayout = { columns: number; painter: Painter; words: Words };

/** Columns of a document in plain text. */
export const TEXT_COLUMNS = 80;

/** For tables in such a document. */
export function textLayout(words: Words): TableLayout {
  return { columns: TEXT_COLUMNS, painter: createPainter(false), words };
}

export function tableLayout({ color, columns, words = EN }: Display): TableLayout {
  return { columns, painter: createPainter(color), words };
}
