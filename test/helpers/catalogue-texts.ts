/** Every text of a catalogue by its path; the forms for one and for many are two texts. */
export function catalogueTexts(catalogue: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    if (typeof value === 'object' && value !== null)
      for (const [inner, text] of catalogueTexts(value, `${path}${key}.`)) texts.set(inner, text);
    else texts.set(`${path}${key}`, String(value));
  }
  return texts;
}

/** The names between `{{` and `}}`, each once. */
export function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!))].sort();
}
