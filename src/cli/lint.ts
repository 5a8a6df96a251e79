import type { Analysis } from '../engine/analyze.ts';
import type { Display } from '../report/painter.ts';
import { lintJson } from '../report/lint-json.ts';
import { stylish } from '../report/stylish.ts';
import type { Io } from './io.ts';
import { LINT_FORMATS, type Invocation } from './options.ts';
import { printResult } from './print-result.ts';
import { analyzeRequest, exitCodeOf, styleOf } from './request.ts';
import { UsageError } from './usage-error.ts';

/** How findings are printed, by the name of the format. */
const REPORTERS: Readonly<Record<(typeof LINT_FORMATS)[number], (analysis: Analysis, display: Display) => string>> = {
  stylish,
  json: lintJson,
};

type Target = { format: keyof typeof REPORTERS; file: string | undefined };

/** Judges the manifests and prints the findings, in several formats where several are asked for. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const targets = targetsOf(invocation);
  const { analysis, config, stopwatches } = await analyzeRequest(invocation, io);
  const style = styleOf(invocation, io);
  for (const { format, file } of targets) {
    printResult(REPORTERS[format](analysis, file === undefined ? style : { ...style, color: false, columns: 80 }), file, io);
  }
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
}

/** `-f json=findings.json -f stylish`: each format with its file; at most one goes to standard output. */
function targetsOf({ lists, texts }: Invocation): Target[] {
  const wanted = lists['format'] ?? ['stylish'];
  const targets = wanted.map((word) => {
    const [name = '', ...rest] = word.split('=');
    const format = LINT_FORMATS.find((known) => known === name);
    if (format === undefined)
      throw new UsageError(
        `--format "${name}" is not a format of lint`,
        `Choose one of ${LINT_FORMATS.join(', ')}, each with =FILE if it goes to a file.`,
      );
    return { format, file: rest.length === 0 ? undefined : rest.join('=') };
  });
  const open = targets.filter(({ file }) => file === undefined);
  if (open.length > 1)
    throw new UsageError(
      `${open.length} formats would go to one place`,
      'Give all but one a file of its own, for example -f stylish -f json=findings.json.',
    );
  return targets.map((target) => ({ ...target, file: target.file ?? texts['output'] }));
}
