/** The files derived from the schemas, by their paths in the repository. */
export function derivedFiles(): Promise<Map<string, string>>;
