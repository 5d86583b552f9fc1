import type { NoticeValueName, NoticeValues } from './values.ts';
import { noticeValueNames } from './values.ts';

const placeholder = /\{([^{}]*)\}/g;

/** A text with its values put in; or the names for which there is none. Never a text with a gap. */
export function renderText(
  text: string,
  values: NoticeValues,
): { readonly text: string } | { readonly missing: readonly string[] } {
  const missing = new Set<string>();
  const rendered = text.replaceAll(placeholder, (_, name: string) => {
    const value = isValueName(name) ? values[name] : undefined;
    if (value === undefined || value === '') missing.add(name);
    return value ?? '';
  });
  return missing.size > 0 ? { missing: [...missing] } : { text: rendered };
}

/** The names a text asks for, each once, known or not. */
export const placeholdersOf = (text: string): readonly string[] => [
  ...new Set(Array.from(text.matchAll(placeholder), ([, name]) => name ?? '')),
];

export const isValueName = (name: string): name is NoticeValueName =>
  noticeValueNames.some((known) => known === name);
