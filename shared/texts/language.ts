export type Language = 'vi' | 'en';
/** A sentence in both languages; facts are put in by name. */
export type Sentence<Facts = Record<never, never>> = {
  readonly [language in Language]: (facts: Facts) => string;
};
/** A fixed sentence. */
export type Fixed = { readonly [language in Language]: string };

/** Names that data give, Vietnamese always and English sometimes. */
export const inLanguage = (
  words: { vi: string; en?: string } | undefined,
  language: Language,
  otherwise: string,
): string => words?.[language] ?? words?.vi ?? otherwise;
