/** How a report for people is shown. A piped one has no colour, and as many columns as a terminal would. */
export type Display = {
  /** Colours and hyperlinks. */
  color: boolean;
  /** Width that lines are laid out for. */
  columns: number;
  /** Errors only, and nothing that is said beside them. */
  isQuiet: boolean;
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
};

const ESCAPE = '\u001b';

/** Written here in ten lines, since it is on the way of every start. */
export function createPainter(color: boolean): Painter {
  const style = (open: number, close: number): Paint => (color ? (text) => `${ESCAPE}[${open}m${text}${ESCAPE}[${close}m` : (text) => text);
  return {
    error: style(31, 39),
    warning: style(33, 39),
    info: style(36, 39),
    good: style(32, 39),
    faint: style(2, 22),
    strong: style(1, 22),
    link: (text, url) => (color ? `${ESCAPE}]8;;${url}${ESCAPE}\\${text}${ESCAPE}]8;;${ESCAPE}\\` : text),
  };
}
