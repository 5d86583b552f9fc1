import { useEffect, useRef, useState } from 'preact/hooks';
import { uuidV4 } from './ids.ts';
import { language } from './language.ts';
import { asProblem, type Problem } from './problem.ts';
import { onSession, readSession, type Audience, type Session } from './session.ts';

export type Loaded<T> = {
  readonly data?: T | undefined;
  readonly problem?: Problem | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
};

/** Loads when `deps` or the language change; what was there stays in sight while it loads again. */
export function useData<T>(load: () => Promise<T>, deps: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ of: string; data?: T; problem?: Problem }>();
  const [turn, setTurn] = useState(0);
  const [isLoading, setLoading] = useState(true);
  const of = JSON.stringify(deps);
  const latest = useRef(0);
  useEffect(() => {
    const mine = (latest.current += 1);
    const settle = (result: { data: T } | { problem: Problem }) => {
      if (mine !== latest.current) return;
      setState((before) =>
        // What could not be read again for now may still be read as it was.
        before?.of === of && 'problem' in result && result.problem.isPassing
          ? { ...before, ...result }
          : { of, ...result },
      );
      setLoading(false);
    };
    setLoading(true);
    load().then(
      (data) => settle({ data }),
      (error: unknown) => settle({ problem: asProblem(error) }),
    );
  }, [of, turn, language()]);
  useEffect(() => () => void (latest.current = -1), []);
  // Nothing of another dossier is ever shown under this one's address.
  const own = state?.of === of ? state : undefined;
  return { data: own?.data, problem: own?.problem, isLoading, reload: () => setTurn((now) => now + 1) };
}

type Page<Row> = { readonly rows: readonly Row[]; readonly cursor?: string | undefined };
export type Pages<Row> = Loaded<readonly Row[]> & {
  readonly more?: (() => void) | undefined;
  readonly isMoreLoading: boolean;
};

/** A list read page by page. */
export function usePages<Row>(
  load: (cursor: string | undefined) => Promise<Page<Row>>,
  deps: readonly unknown[],
): Pages<Row> {
  const first = useData(() => load(undefined), deps);
  const [rest, setRest] = useState<{ of: unknown; pages: readonly Page<Row>[]; problem?: Problem }>();
  const [isMoreLoading, setMoreLoading] = useState(false);
  const own = rest?.of === first.data ? rest : undefined;
  const pages = first.data ? [first.data, ...(own?.pages ?? [])] : [];
  const cursor = pages[pages.length - 1]?.cursor;
  const more = (): void => {
    setMoreLoading(true);
    load(cursor)
      .then(
        (page) => setRest({ of: first.data, pages: [...(own?.pages ?? []), page] }),
        (error: unknown) => setRest({ of: first.data, pages: own?.pages ?? [], problem: asProblem(error) }),
      )
      .finally(() => setMoreLoading(false));
  };
  return {
    ...first,
    problem: first.problem ?? own?.problem,
    data: first.data && pages.flatMap((page) => page.rows),
    more: cursor === undefined ? undefined : more,
    isMoreLoading,
  };
}

export type Act<Args extends unknown[]> = {
  readonly run: (...args: Args) => Promise<void>;
  readonly isBusy: boolean;
  readonly problem?: Problem | undefined;
  readonly setProblem: (problem: Problem | undefined) => void;
};

/**
 * One act behind a button. Each press has a key; a press that repeats an act whose outcome is in doubt (no answer,
 * a fault) carries the key of the one before, so that it is never done twice.
 */
export function useAct<Args extends unknown[]>(
  act: (key: string, ...args: Args) => Promise<void>,
): Act<Args> {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const inDoubt = useRef<{ key: string; args: string }>(undefined);
  const running = useRef(false);
  const run = async (...args: Args): Promise<void> => {
    if (running.current) return;
    const text = JSON.stringify(args);
    const key = inDoubt.current?.args === text ? inDoubt.current.key : uuidV4();
    running.current = true;
    setBusy(true);
    setProblem(undefined);
    try {
      await act(key, ...args);
      inDoubt.current = undefined;
    } catch (error) {
      const found = asProblem(error);
      inDoubt.current = found.isInDoubt ? { key, args: text } : undefined;
      setProblem(found);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, isBusy, problem, setProblem };
}

export function useSession(audience: Audience): Session | undefined {
  const [, setTurn] = useState(0);
  useEffect(() => onSession(() => setTurn((now) => now + 1)), []);
  return readSession(audience);
}

/** The time now, again each minute. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
