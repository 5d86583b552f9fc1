import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Problem } from './problem.ts';
import { keptPrefix } from './session.ts';
import { type Faults, faultsOf, type Typed } from './typed.ts';

export type Form = {
  /** Under which it is kept; empty: it is not. */
  readonly name: string;
  readonly typed: Typed;
  /** What is wrong with fields that were not touched since. */
  readonly faults: Faults;
  /** All that was wrong at the last press. */
  readonly found: Faults;
  readonly set: (field: string, value: string | boolean) => void;
  readonly setAll: (typed: Typed) => void;
  readonly setFaults: (faults: Faults) => void;
  /** Forgets what was kept; for when it was sent. */
  readonly clear: () => void;
};

const keptUnder = (name: string): string => keptPrefix + name;

export function readKept(name: string): Typed | undefined {
  const kept = sessionStorage.getItem(keptUnder(name));
  return kept === null ? undefined : JSON.parse(kept);
}

/**
 * A form whose content outlives a reload, a conflict and a session that ended: it is kept in this tab under `name`
 * until it is sent. An empty name keeps nothing. Only what was touched is kept: other fields follow `initial`, so that
 * what somebody else changes meanwhile is not sent back as it was.
 */
export function useForm(name: string, initial: Typed): Form {
  const [state, setState] = useState<{ name: string; touched: Typed; faults: Faults; found: Faults }>();
  const own = state?.name === name ? state : { name, touched: readKept(name) ?? {}, faults: {}, found: {} };
  const latest = useRef(own);
  latest.current = own;
  const change = (next: Partial<typeof own>) => {
    latest.current = { ...latest.current, ...next };
    setState(latest.current);
  };
  const keep = (touched: Typed) => {
    if (name !== '') sessionStorage.setItem(keptUnder(name), JSON.stringify(touched));
    change({ touched });
  };
  useEffect(() => showForm(name), [name]);
  return {
    name,
    typed: { ...initial, ...own.touched },
    faults: own.faults,
    found: own.found,
    set: (field, value) => {
      const { [field]: mended, ...faults } = latest.current.faults;
      if (mended !== undefined) change({ faults });
      keep({ ...latest.current.touched, [field]: value });
    },
    setAll: keep,
    setFaults: (faults) => change({ faults, found: faults }),
    clear: () => {
      sessionStorage.removeItem(keptUnder(name));
      change({ touched: {}, faults: {}, found: {} });
    },
  };
}

const shown = new Set<string>();
const shownListeners = new Set<() => void>();
function showForm(name: string): () => void {
  const tell = () => {
    for (const listener of shownListeners) listener();
  };
  shown.add(name);
  tell();
  return () => {
    shown.delete(name);
    tell();
  };
}

/** Whether the form of this name stands on the page now. */
export function useIsShown(name: string): boolean {
  const [isShown, setShown] = useState(shown.has(name));
  useEffect(() => {
    const listener = () => setShown(shown.has(name));
    shownListeners.add(listener);
    listener();
    return () => void shownListeners.delete(listener);
  }, [name]);
  return isShown;
}

/** What the door found wrong stands at its fields, as what the page finds does. */
export function useFaultsOf(form: Form, problem: Problem | undefined): void {
  useEffect(() => {
    if (problem) form.setFaults(faultsOf(problem));
  }, [problem]);
}

const FormContext = createContext<Form | undefined>(undefined);
export const FormOf = FormContext.Provider;

export function useFormHere(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('A field stands outside of a form');
  return form;
}

/** `f-` and the field's name: where the error summary points. */
export const fieldId = (field: string): string => `f-${field.replace(/[^\w-]/g, '_')}`;
