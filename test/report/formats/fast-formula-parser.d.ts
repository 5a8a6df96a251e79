/** As much of the library as the tests use; it has no types of its own. */
declare module 'fast-formula-parser' {
  type Place = { sheet: string; row: number; col: number };
  type Range = { sheet: string; from: { row: number; col: number }; to: { row: number; col: number } };
  export default class FormulaParser {
    constructor(callbacks: { onCell(place: Place): unknown; onRange(range: Range): unknown[][] });
    parse(formula: string, place: Place): unknown;
  }
}
