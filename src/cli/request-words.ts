import type { Config } from '../config/config.ts';
import { LANGUAGES } from '../report/words/language.ts';
import { type Words, wordsOf } from '../report/words/words.ts';
import type { Invocation } from './options.ts';

/** The catalogue of the language that a request asks for, or else its configuration. */
export function wordsOfRequest({ texts }: Invocation, { lang }: Config): Promise<Words> {
  return wordsOf(LANGUAGES.find((language) => language === texts['lang']) ?? lang);
}
