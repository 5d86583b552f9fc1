import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const listeners = new Set<() => void>();
let moves = 0;

/** How often the person moved inside this page: the first heading takes focus after a move, not at the first load. */
export const moveCount = (): number => moves;

function moved(): void {
  moves += 1;
  for (const listener of listeners) listener();
}
window.addEventListener('popstate', moved);

/** Goes to another view of the same page: `go('?ho-so=…')`. */
export function go(search: string, how: 'push' | 'replace' = 'push'): void {
  const url = location.pathname + (search === '?' ? '' : search);
  if (how === 'push') history.pushState(null, '', url);
  else history.replaceState(null, '', url);
  if (how === 'push') window.scrollTo(0, 0);
  moved();
}

export function useSearch(): URLSearchParams {
  const [search, setSearch] = useState(location.search);
  useEffect(() => {
    const listener = () => setSearch(location.search);
    listeners.add(listener);
    // A view inside may have moved before this effect ran: the effects of children come first.
    listener();
    return () => void listeners.delete(listener);
  }, []);
  return new URLSearchParams(search);
}

type LinkProps = {
  readonly to: string;
  readonly class?: string;
  /** It leads to what is shown now. */
  readonly isHere?: boolean;
  readonly children: ComponentChildren;
};

/** A link inside the page; opens in a new tab like any other when asked to. */
export function Link({ to, isHere, children, ...rest }: LinkProps) {
  return (
    <a
      {...rest}
      {...(isHere && { 'aria-current': 'page' })}
      href={to === '?' ? location.pathname : to}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
}
