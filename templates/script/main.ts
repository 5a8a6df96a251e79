import { enhanceFindings } from './findings.ts';
import { enhanceTable } from './table.ts';

/** Without this script the page is whole: plain tables, lists and charts. With it, tables can be sorted and searched. */
for (const table of document.querySelectorAll<HTMLTableElement>('table')) enhanceTable(table);
const findings = document.querySelector<HTMLElement>('#findings-list');
if (findings !== null) enhanceFindings(findings);
