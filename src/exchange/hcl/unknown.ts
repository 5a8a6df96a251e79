/** In the place of a value: it cannot be told from the files, and why. A class, so that no value of a file can pass for one. */
export class Unknown {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}
