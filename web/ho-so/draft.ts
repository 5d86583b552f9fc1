import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { blankFiling } from '../kit/filing.ts';
import type { Form } from '../kit/form.tsx';
import type { Typed } from '../kit/typed.ts';
import { asProblem, Problem } from '../kit/problem.ts';
import { useData } from '../kit/hooks.ts';

const restMs = 1200;

export type Draft = {
  readonly isReady: boolean;
  readonly loadProblem?: Problem | undefined;
  readonly reload: () => void;
  readonly savedAt?: string | undefined;
  readonly isSaving: boolean;
  readonly problem?: Problem | undefined;
  /** Saves what is not saved yet, at once. */
  readonly saveNow: () => Promise<void>;
  /** After a conflict: this text over the other, or the other in place of this. */
  readonly keepMine: () => Promise<void>;
  readonly takeTheirs: () => Promise<void>;
  /** No more saving: it was filed. */
  readonly stop: () => void;
};

/** What goes to the server of what was typed: the last confirmation is never part of a draft. */
const contentOf = (typed: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== '' && name !== 'confirmed'));

/**
 * A draft saved while it is typed, some moments after the last key. The server knows it by the id of the dossier to
 * be, with a version; what is typed in this tab stays in the tab too (`useForm`), whatever the network does.
 */
export function useDraft(dossierId: string, procedureCode: string, form: Form, hasKept: boolean): Draft {
  const version = useRef(0);
  const saved = useRef('');
  const stopped = useRef(false);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const latest = useRef(form);
  latest.current = form;
  const [state, setState] = useState<{ savedAt?: string; isSaving: boolean; problem?: Problem }>({
    isSaving: false,
  });

  const read = () => ask('GET /api/citizen/drafts/{dossierId}', { params: { dossierId } });
  const begun = useData(async () => {
    const draft = await read().catch((error: unknown) => {
      if (error instanceof Problem && error.status === 404) return undefined;
      throw error;
    });
    // Opening an empty form is not yet a draft.
    if (!draft && !hasKept) saved.current = JSON.stringify(contentOf(latest.current.typed));
    if (!draft || stopped.current) return true;
    if (draft.version < version.current) return true;
    version.current = draft.version;
    // What this tab kept is newer than what the server has; otherwise the server's is taken.
    if (!hasKept) latest.current.setAll({ ...blankFiling, ...typedOf(draft.content) });
    else saved.current = JSON.stringify(contentOf(typedOf(draft.content)));
    if (!hasKept) saved.current = JSON.stringify(contentOf(latest.current.typed));
    setState({ isSaving: false, savedAt: draft.savedAt });
    return true;
  }, [dossierId]);

  const save = async (): Promise<void> => {
    const content = contentOf(latest.current.typed);
    const text = JSON.stringify(content);
    if (stopped.current || text === saved.current) return;
    setState((now) => ({ ...now, isSaving: true }));
    try {
      const answer = await ask('PUT /api/citizen/drafts/{dossierId}', {
        params: { dossierId },
        body: { version: version.current, procedureCode, content: { ...content } },
      });
      version.current = answer.version;
      saved.current = text;
      setState({ isSaving: false, savedAt: answer.savedAt });
    } catch (error) {
      setState((now) => ({ ...now, isSaving: false, problem: asProblem(error) }));
    }
  };
  /** One save after the other, so that versions follow one another. */
  const saveNow = (): Promise<void> => {
    queue.current = queue.current.then(save);
    return queue.current;
  };

  const content = JSON.stringify(contentOf(form.typed));
  const isReady = begun.data === true;
  useEffect(() => {
    if (!isReady || content === saved.current || state.problem?.code === 'DRAFT_CHANGED') return undefined;
    const timer = setTimeout(() => void saveNow(), restMs);
    return () => clearTimeout(timer);
  }, [content, isReady]);

  return {
    isReady,
    loadProblem: begun.problem,
    reload: begun.reload,
    ...state,
    saveNow,
    keepMine: async () => {
      const theirs = await read();
      version.current = theirs.version;
      setState({ isSaving: false });
      saved.current = '';
      await saveNow();
    },
    takeTheirs: async () => {
      const theirs = await read();
      version.current = theirs.version;
      latest.current.setAll(typedOf(theirs.content));
      saved.current = JSON.stringify(contentOf(typedOf(theirs.content)));
      setState({ isSaving: false, savedAt: theirs.savedAt });
    },
    stop: () => {
      stopped.current = true;
    },
  };
}

const typedOf = (content: Readonly<Record<string, string | number | boolean>>): Typed =>
  Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  );
