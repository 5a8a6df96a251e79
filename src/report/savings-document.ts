import type { ProvenSavings } from '../savings/prove-savings.ts';
import type { Display } from './painter.ts';
import { renderView, type ReportFormat } from './render.ts';
import { type FigureView, headOf, type HeadView } from './report-view.ts';
import { savingLines } from './savings-table.ts';
import { type SavingsView, savingsView } from './savings-view.ts';
import { EN } from './words/en.ts';
import { textLayout } from './table-layout.ts';
import type { Words } from './words/words.ts';

/** What the template `savings` is given. `tables` holds the savings laid out for 80 columns, a line each. */
export type SavingsReportView = HeadView & { savings: SavingsView; tables: { savings: string[] } };

/** Savings as a document of their own. */
export function savingsDocument(format: ReportFormat) {
  return (proven: ProvenSavings, { words = EN }: Display): string => renderView(savingsReportView(proven, words), 'savings', format);
}

export function savingsReportView(proven: ProvenSavings, words: Words): SavingsReportView {
  const savings = savingsView(proven, words);
  const layout = textLayout(words);
  return {
    ...headOf(proven.before, words, savings.title, figuresOf(savings, words)),
    savings,
    tables: { savings: savingLines(savings, layout) },
  };
}

function figuresOf({ totals, currency, isSavedComplete, isAddedComplete, isEstimateComplete }: SavingsView, words: Words): FigureView[] {
  const { figures } = words.savings;
  const note = (isKnown: boolean) => (isKnown ? currency : words.savings.ofKnown(currency));
  const isComplete = isSavedComplete && isAddedComplete && isEstimateComplete;
  return [
    { label: figures.before, value: totals.before, note: note(isEstimateComplete), tone: 'plain' },
    { label: figures.after, value: totals.after, note: note(isComplete), tone: 'plain' },
    { label: figures.saved, value: totals.saved, note: currency, tone: totals.raw.saved > 0 ? 'good' : 'plain' },
    { label: figures.added, value: totals.added, note: currency, tone: totals.raw.added > 0 ? 'warn' : 'plain' },
  ];
}
