export type Language = 'vi' | 'en';

const key = 'motcua.language';
let current: Language = localStorage.getItem(key) === 'en' ? 'en' : 'vi';
const loads: (() => Promise<void>)[] = [];
const listeners = new Set<() => void>();

export const language = (): Language => current;

/**
 * The sentences of a room: Vietnamese in the page's own script, English fetched only when somebody asks for it. The
 * object stays the same and its sentences change, so components read it while they render.
 */
export function roomWords<Words extends Record<string, string>>(
  vi: Words,
  en: () => Promise<Record<keyof Words, string>>,
): Record<keyof Words, string> {
  const words: Record<keyof Words, string> = { ...vi };
  loads.push(async () => {
    Object.assign(words, current === 'en' ? await en() : vi);
  });
  return words;
}

/** To be awaited before the first rendering. */
export async function readyLanguage(): Promise<void> {
  await Promise.all(loads.map((load) => load()));
  document.documentElement.lang = current;
}

export async function changeLanguage(to: Language): Promise<void> {
  const before = current;
  current = to;
  try {
    await readyLanguage();
    localStorage.setItem(key, to);
  } catch {
    // The other language could not be fetched: stay with the one that is there.
    current = before;
    await readyLanguage();
  }
  for (const listener of listeners) listener();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Puts facts into a sentence: `fill('Còn {n} ngày', { n: 3 })`. */
export function fill(sentence: string, facts: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
