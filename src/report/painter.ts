import type { Words } from './words/words.ts';

/** How a report for people is shown. A piped one has no colour, and as many columns as a terminal would. */
export type Display = {
  /** Colours and hyperlinks. */
  color: boolean;
  /** Width that lines are laid out for. */
  columns: number;
  /** Errors only, and nothing that is said beside them. */
  isQuiet: boolean;
  /** The language it is written in; English without it. Findings are told in English always. */
  words?: Words;
  /**
   * The address of a file on this machine, for hyperlinks; undefined for what is no file. Absent where nobody can click:
   * such output depends on no machine.
   */
  fileUrl?: (file: string) => string | undefined;
};

export type Paint = (text: string) => string;

/** Colours by what they mean; each returns its text unchanged where there are none. */
export type Painter = {
  error: Paint;
  warning: Paint;
  info: Paint;
  good: Paint;
  faint: Paint;
  strong: Paint;
  /** A terminal's hyperlink (OSC 8); without colours, the text alone. */
  link(text: string, url: string): string;
  /** The same to a file, at a line of it where one is named; the text alone where the file has no address. */
  fileLink(text: string, file: string, line?: number): string;
};

const ESCAPE = '\u001b';

/** Written here in ten lines, since it is on the way of every start. */
export function createPainter(color: boolean, fileUrl?: Display['fileUrl']): Painter {
  const style = (open: number, close: number): Paint => (color ? (text) => `${ESCAPE}[${open}m${text}${ESCAPE}[${close}m` : (text) => text);
  const link = (text: string, url: string) => (color ? `${ESCAPE}]8;;${url}${ESCAPE}\\${text}${ESCAPE}]8;;${ESCAPE}\\` : text);
  return {
    error: style(31, 39),
    warning: style(33, 39),
    info: style(36, 39),
    good: style(32, 39),
    faint: style(2, 22),
    strong: style(1, 22),
    link,
    fileLink(text, file, line) {
      const url = fileUrl?.(file);
      if (url === undefined) return text;
      // Terminals and editors that know of lines take them from the fragment.
      return link(text, line === undefined ? url : `${url}#${line}`);
    },
  };
}
