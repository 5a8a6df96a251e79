import { DEFAULT_LANGUAGE, LANGUAGES } from '../report/words/language.ts';
import { type Words, wordsOf } from '../report/words/words.ts';
import type { Invocation } from './options.ts';

/** The catalogue of the language that a request asks for. */
export function wordsOfRequest({ texts }: Invocation): Promise<Words> {
  return wordsOf(LANGUAGES.find((language) => language === texts['lang']) ?? DEFAULT_LANGUAGE);
}
