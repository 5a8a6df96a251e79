import type { Io } from './io.ts';
import { writeWhole } from './write-file.ts';

/** The result goes to standard output, or whole into the file that was named. */
export function printResult(text: string, file: string | undefined, io: Io): void {
  if (file === undefined) io.stdout.write(text);
  else writeWhole(file, text, io);
}
