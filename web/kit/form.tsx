import { createContext } from 'preact';
import { useContext, useRef, useState } from 'preact/hooks';
import { keptPrefix } from './session.ts';
import type { Faults, Typed } from './typed.ts';

export type Form = {
  readonly typed: Typed;
  readonly faults: Faults;
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
  const [state, setState] = useState<{ name: string; touched: Typed; faults: Faults }>();
  const own = state?.name === name ? state : { name, touched: readKept(name) ?? {}, faults: {} };
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
  return {
    typed: { ...initial, ...own.touched },
    faults: own.faults,
    set: (field, value) => keep({ ...latest.current.touched, [field]: value }),
    setAll: keep,
    setFaults: (faults) => change({ faults }),
    clear: () => {
      sessionStorage.removeItem(keptUnder(name));
      change({ touched: {}, faults: {} });
    },
  };
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
