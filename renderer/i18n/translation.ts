/**
 * A catalogue in another language, exhaustive over the English one: a missing key does not compile. Keys that English
 * needs for its singular (`files_one`) are left out where a language has one form for every number.
 */
export type Translation<Catalogue> = {
  readonly [Key in keyof Catalogue as Key extends `${string}_one` ? never : Key]: Catalogue[Key] extends string
    ? string
    : Translation<Catalogue[Key]>;
};
