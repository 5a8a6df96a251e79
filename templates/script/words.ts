/** The texts of the controls, which the page brings in its own language as attributes of its body. */
const numbers = new Intl.NumberFormat(document.documentElement.lang);

export function word(name: string, values: Readonly<Record<string, number>> = {}): string {
  const text = document.body.dataset[name] ?? '';
  return text.replaceAll(/\{(\w+)\}/g, (_, key: string) => numbers.format(values[key] ?? 0));
}
