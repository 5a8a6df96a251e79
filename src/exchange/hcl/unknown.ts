/** In the place of a value: it cannot be told from the files, and why. A class, so that no value of a file can pass for one. */
export class Unknown {
  readonly reason: string;
  /** Nobody could tell: the expression is at fault, as one that asks for a key that is not there. */
  readonly isFault: boolean;

  constructor(reason: string, isFault = false) {
    this.reason = reason;
    this.isFault = isFault;
  }
}
