/** A text a person reads: Vietnamese always, English where it exists. */
export type Words = { readonly vi: string; readonly en?: string };

/**
 * How far a datum is to be trusted: read in a primary source (V) or a secondary one (V2), from memory (M), computed
 * here (C), or invented to try the program with (invented).
 */
export const trustMarks = ['V', 'V2', 'M', 'C', 'invented'] as const;
export type TrustMark = (typeof trustMarks)[number];

/** Where a datum comes from. */
export type Provenance = { readonly mark: TrustMark; readonly reference: string };
