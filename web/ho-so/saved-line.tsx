import { clockTime } from '../kit/dates.ts';
import { Button } from '../kit/fields.tsx';
import { fill } from '../kit/language.ts';
import { SignInAgain } from '../kit/sign-in-again.tsx';
import type { Draft } from './draft.ts';
import { c } from './words.ts';

/** Says whether the draft is safe, and what to do when it is not. */
export function SavedLine({ draft }: { draft: Draft }) {
  const { savedAt, isSaving, problem } = draft;
  if (problem?.code === 'DRAFT_CHANGED') {
    return (
      <div class="note" role="alert">
        <p>{problem.message}</p>
        <p class="buttons">
          <Button kind="second" onClick={() => void draft.keepMine()}>
            {c.keepMine}
          </Button>
          <Button kind="second" onClick={() => void draft.takeTheirs()}>
            {c.takeTheirs}
          </Button>
        </p>
      </div>
    );
  }
  if (problem?.code === 'SIGNED_OUT') {
    return (
      <div class="note" role="alert">
        <p>{c.signedOutKept}</p>
        <SignInAgain />
      </div>
    );
  }
  return (
    <p class="quiet" role="status">
      {isSaving && c.saving}
      {!isSaving && problem && (
        <>
          {c.notSaved}{' '}
          <Button kind="second" onClick={() => void draft.saveNow()}>
            {c.saveAgain}
          </Button>
        </>
      )}
      {!isSaving && !problem && savedAt && fill(c.savedAtTime, { time: clockTime(savedAt) })}
    </p>
  );
}
