/** A workbook that no spreadsheet could open. */
export class WorkbookError extends Error {}
