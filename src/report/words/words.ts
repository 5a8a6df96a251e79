import { EN } from './en.ts';
import type { Language } from './language.ts';

/**
 * The catalogue of one language: every sentence, label and plural of the built-in reports. English defines what there is;
 * a message that another language lacks does not compile.
 */
export type Words = Omit<typeof EN, 'language'> & { language: Language };

/** The texts that templates print as they stand. */
export type TemplateWords = Words['template'];

/** The catalogue of a language; those of other languages than English are loaded when they are asked for. */
export async function wordsOf(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
      return EN;
    case 'ja':
      return (await import('./ja.ts')).JA;
    case 'ko':
      return (await import('./ko.ts')).KO;
  }
}
