/** The bench's report for people: a line and three tables, none wider than 80 columns. */

/** Widths of the columns; a negative one is set to the left. */
const targetWidths = [-40, 9, 8, 8, 2, -13];
const commandWidths = [-9, -16, 26, 9, 10, 10];
const corpusWidths = [-16, 16, 16, 16, 16];
const rule = '-'.repeat(80);

/** `stretch` or `must`: the better of the two that is met; `miss` where neither is, undefined where nothing was measured. */
export function verdictOf({ measured, must, stretch }) {
  if (measured === undefined || Number.isNaN(measured)) return undefined;
  if (measured <= stretch) return 'stretch';
  return measured <= must ? 'must' : 'miss';
}

export function machineLine({ gallerist, commit, node, system, cores }) {
  return `gallerist ${gallerist}${commit === undefined ? '' : ` (${commit})`}, Node ${node}, ${system}, ${cores} cores`;
}

/** Bare starts that differ by a third say that something else was running: the figures below them are then worth little. */
export function busyLines(results) {
  const starts = results.flatMap(({ measured }) => measured).filter(({ name }) => name === 'node');
  const min = Math.min(...starts.map(({ wall }) => wall.min));
  const median = Math.max(...starts.map(({ wall }) => wall.median));
  return median > 1.3 * min
    ? [`busy machine: bare node took from ${min.toFixed(3)} to ${median.toFixed(3)} s in the median of a group`]
    : [];
}

/** One row a target; a broken group says why below its rows. */
export function targetLines(results) {
  const lines = ['', row(['target', 'measured', 'must', 'stretch', '', 'met'], targetWidths), rule];
  for (const { targets, missing, broken } of results) {
    for (const target of targets) {
      const [measured, must, stretch] = [target.measured, target.must, target.stretch].map((value) => quantity(value, target.unit));
      lines.push(row([target.label, measured, must, stretch, '', verdictOf(target) ?? missing ?? 'broken'], targetWidths));
    }
    if (broken !== undefined) lines.push(...wrapped(`broken: ${broken}`));
  }
  return lines;
}

/** What the ratios were made of. */
export function commandLines(results) {
  const lines = ['', row(['group', 'command', 'wall s (min-max)', 'CPU s', 'peak MB', 'runs'], commandWidths), rule];
  for (const { group, measured } of results) {
    for (const { name, wall, cpu, peakMB, runs } of measured) {
      const seconds = `${wall.median.toFixed(3)} (${wall.min.toFixed(3)}-${wall.max.toFixed(3)})`;
      lines.push(row([group.name, name, seconds, cpu?.toFixed(2) ?? '-', peakMB?.toFixed(0) ?? '-', String(runs)], commandWidths));
    }
  }
  return lines;
}

export function corpusLines(corpora) {
  const lines = ['', row(['corpus', 'files', 'versions', 'lines', 'MB'], corpusWidths), rule];
  for (const { name, files, versions, lines: lineCount, bytes } of corpora) {
    lines.push(row([name, count(files), count(versions), count(lineCount), (bytes / 1e6).toFixed(3)], corpusWidths));
  }
  return lines;
}

function row(cells, widths) {
  return cells
    .map((cell, index) => (widths[index] < 0 ? cell.padEnd(-widths[index]) : cell.padStart(widths[index])))
    .join('')
    .trimEnd();
}

function quantity(value, unit) {
  if (value === undefined) return '-';
  const digits = { x: value < 1 ? 3 : 2, s: 2, us: 1, MB: 0 }[unit];
  return `${value.toFixed(digits)} ${unit}`;
}

function count(value) {
  return value.toLocaleString('en-US');
}

function wrapped(text) {
  return text.match(/.{1,76}(?:\s|$)|.{76}/g).map((line) => `  ${line.trimEnd()}`);
}
