/** Languages that reports are written in, by their BCP 47 codes. */
export const LANGUAGES = ['en', 'ja', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];
