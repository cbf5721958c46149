/**
 * Sentences with parameters, for the window, the tray, the menus and the command alike. A list of words is a plain
 * object of texts, `{ installed: 'Installed {{name}} in {{folder}}' }`, one for each language with the same ids and the
 * same parameters. English is the measure: TypeScript reads the parameters out of its texts, and
 * test/contract/words.test.ts compares the other languages with it. The window gives the same objects to i18next, which
 * has the same rules.
 */

/** The names between `{{` and `}}` of a text. */
type ParamNames<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;

export type Params = Readonly<Record<string, string | number>>;
export type Words = Readonly<Record<string, string>>;

/** What `say` takes after the id: nothing for a text without parameters. */
export type ParamsOf<Text extends string> = string extends Text
  ? [params?: Params]
  : [ParamNames<Text>] extends [never]
    ? []
    : [params: Readonly<Record<ParamNames<Text>, string | number>>];

/**
 * A catalogue in another language, exhaustive over the English one: a missing id does not compile. Ids that English
 * needs for its singular (`files_one`) are left out where a language has one form for every number.
 */
export type Translation<Catalogue> = {
  readonly [Id in keyof Catalogue as Id extends `${string}_one` ? never : Id]: Catalogue[Id] extends string
    ? string
    : Translation<Catalogue[Id]>;
};

/**
 * The text of that id with its parameters put in; where `count` is 1, that of `ID_one` if there is one. `count` gets
 * separators between thousands, which English and Chinese write alike.
 */
export function say<List extends Words, Id extends keyof List & string>(
  words: List,
  id: Id,
  ...[params]: ParamsOf<List[Id]>
): string {
  const { count } = (params ?? {}) as Params;
  const text = (count === 1 ? words[`${id}_one`] : undefined) ?? words[id]!;
  return fill(text, typeof count === 'number' ? { ...params, count: count.toLocaleString('en-US') } : (params ?? {}));
}

/** A text with its parameters put in; a parameter that is missing stays readable as its name. */
export function fill(text: string, params: Params): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? name));
}
