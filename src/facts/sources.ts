import data from './sources.json' with { type: 'json' };

/** A document that facts rest on. */
export type FactSource = {
  /** The key by which rows name it. */
  id: string;
  title: string;
  /** Where it was found. */
  at: string;
  /** yyyy-MM-dd that it bears or that its content reaches; null where it bears none. */
  date: string | null;
  note?: string;
};

export const SOURCES: readonly FactSource[] = data.sources;

/** The document of a key such as `KO21`; undefined where there is none. */
export function findSource(id: string): FactSource | undefined {
  return SOURCES.find((source) => source.id === id);
}
