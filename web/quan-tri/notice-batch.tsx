import { useState } from 'preact/hooks';
import { ask } from '../kit/ask.ts';
import { Button, ErrorSummary } from '../kit/fields.tsx';
import { useAct } from '../kit/hooks.ts';
import { fill } from '../kit/language.ts';
import { asProblem } from '../kit/problem.ts';
import { CloseForm, type CloseReason, type Notice } from './notice-row.tsx';
import { n } from './notice-words.ts';

type Props = { readonly shown: readonly Notice[]; readonly onDone: (sentence: string) => void };

/**
 * After an outage many notices are in doubt at once: all that are shown are sent again or closed, one after another,
 * each as it was seen. What somebody else has handled meanwhile, or is no longer so, stays as it is.
 */
export function NoticeBatch({ shown, onDone }: Props) {
  const [asked, setAsked] = useState<'send-again' | 'close'>();
  const act = useAct(async (_key, why: CloseReason | undefined) => {
    let done = 0;
    for (const { id, version } of shown) {
      const on = { params: { id } };
      const one = why
        ? ask('POST /api/admin/notices/{id}/close', { ...on, body: { version, why } })
        : ask('POST /api/admin/notices/{id}/send-again', { ...on, body: { version } });
      const isDone = await one.then(
        () => true,
        (refused: unknown) => {
          if (asProblem(refused).status !== 409) throw refused;
          return false;
        },
      );
      if (isDone) done += 1;
    }
    setAsked(undefined);
    onDone(fill(why ? n.allClosed : n.allSentAgain, { done, left: shown.length - done }));
  });
  return (
    <section aria-label={n.allShown}>
      {act.problem && asked !== 'close' && <ErrorSummary problem={act.problem} />}
      {asked === undefined && (
        <p class="buttons">
          <Button kind="second" onClick={() => setAsked('send-again')}>
            {fill(n.allSendAgain, { count: shown.length })}
          </Button>
          <Button kind="second" onClick={() => setAsked('close')}>
            {fill(n.allClose, { count: shown.length })}
          </Button>
        </p>
      )}
      {asked === 'send-again' && (
        <div class="panel buttons" role="group" aria-label={n.allSure}>
          <span>{n.allSure}</span>
          <Button isBusy={act.isBusy} onClick={() => void act.run(undefined)}>
            {n.sendAgainYes}
          </Button>
          <Button kind="second" onClick={() => setAsked(undefined)}>
            {n.no}
          </Button>
        </div>
      )}
      {asked === 'close' && (
        <div class="panel">
          <CloseForm
            id="all"
            label={n.allShown}
            yes={n.allCloseYes}
            problem={act.problem}
            isBusy={act.isBusy}
            onClose={(why) => void act.run(why)}
            onNo={() => setAsked(undefined)}
          />
        </div>
      )}
    </section>
  );
}
