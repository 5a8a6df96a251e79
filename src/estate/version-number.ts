/** Major, Minor, Patch: three non-negative 32-bit integers (V01, V02). */
export type VersionNumber = readonly [major: number, minor: number, patch: number];

export const MAX_INT32 = 2_147_483_647;

const FORM = /^(\d+)\.(\d+)\.(\d+)$/;

/** The three parts, or undefined where the name is not a version number within int32. Leading zeros are read as numbers (V11). */
export function parseVersionNumber(name: string): VersionNumber | undefined {
  const parts = FORM.exec(name);
  if (parts === null) return undefined;
  const [major, minor, patch] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (major > MAX_INT32 || minor > MAX_INT32 || patch > MAX_INT32) return undefined;
  return [major, minor, patch];
}

/** By Major, then Minor, then Patch, as numbers: 1.10.0 comes after 1.9.0 (V04). */
export function compareVersionNumbers(a: VersionNumber, b: VersionNumber): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** The number in its shortest spelling: `1.01.0` and `1.1.0` are both `1.1.0`. */
export function formatVersionNumber(number: VersionNumber): string {
  return number.join('.');
}
