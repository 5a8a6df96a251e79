import type { Analysis } from '../engine/analyze.ts';
import { findingsByFile } from './findings-by-file.ts';
import { messageLines } from './message-lines.ts';
import type { Reporter } from './reporter.ts';
import { shownName } from './shown-text.ts';
import { TOOL } from './tool.ts';
import { xmlAttributes } from './xml-text.ts';

/** The version of Checkstyle whose reports these are like; readers ask for one. */
const VERSION = '4.3';

/** `lint -f checkstyle`: every manifest file with its findings, as Checkstyle writes them. */
export const checkstyle: Reporter = (analysis: Analysis) => {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', `<checkstyle version="${VERSION}">`];
  for (const [file, findings] of findingsByFile(analysis)) {
    lines.push(`<file${xmlAttributes({ name: shownName(file) })}>`);
    for (const finding of findings) {
      const { line, column, severity, ruleId } = finding;
      const source = `${TOOL.name}.${shownName(ruleId)}`;
      lines.push(`<error${xmlAttributes({ line, column, severity, message: messageLines(finding).join('; '), source })}/>`);
    }
    lines.push('</file>');
  }
  return `${lines.join('\n')}\n</checkstyle>\n`;
};
