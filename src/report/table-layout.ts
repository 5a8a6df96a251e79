import { createPainter, type Display, type Painter } from './painter.ts';
import { EN } from './words/en.ts';
import type { Words } from './words/words.ts';

/** How a table is drawn: how wide, in which colours, in which language. */
export type TableLayout = { columns: number; painter: Painter; words: Words };

export function tableLayout({ color, columns, words = EN }: Display): TableLayout {
  return { columns, painter: createPainter(color), words };
}
