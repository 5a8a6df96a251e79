import { EN } from './en.ts';
import type { Words } from './words.ts';
import { WORKBOOK_EN, type WorkbookWords } from './workbook-en.ts';

/** The texts of a workbook: those that it shares with the other reports, and its own. */
export type WorkbookTexts = { words: Words; book: WorkbookWords };

export const WORKBOOK_TEXTS_EN: WorkbookTexts = { words: EN, book: WORKBOOK_EN };

/** In the language of the words that a report is given. */
export async function workbookTextsOf(words: Words | undefined): Promise<WorkbookTexts> {
  switch (words?.language) {
    case 'ja':
      return { words, book: (await import('./workbook-ja.ts')).WORKBOOK_JA };
    case 'ko':
      return { words, book: (await import('./workbook-ko.ts')).WORKBOOK_KO };
    default:
      return WORKBOOK_TEXTS_EN;
  }
}
