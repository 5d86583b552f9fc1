import { useState } from 'preact/hooks';
import { AreaField, Button, FormBox } from './fields.tsx';
import type { Form } from './form.tsx';
import type { Act } from './hooks.ts';
import { text } from './typed.ts';

type Props = {
  /** It has the field `reason`, where that is asked. */
  readonly form: Form;
  readonly act: Act<[body: { reason?: string }]>;
  readonly words: { readonly [part in 'title' | 'ask' | 'sure' | 'yes' | 'no']: string } & {
    /** None: nothing is to be said beside it. */
    readonly reason?: string;
  };
};

/** A dossier is to end: asked once more, since it cannot be undone. */
export function AskEnding({ form, act, words }: Props) {
  const [isAsked, setAsked] = useState(false);
  const reason = text(form.typed, 'reason');
  return (
    <section class="no-print">
      <h2>{words.title}</h2>
      {isAsked ? (
        <FormBox
          form={form}
          problem={act.problem}
          onSubmit={() => void act.run(reason ? { reason } : {})}
          label={words.title}
        >
          <p>{words.sure}</p>
          {words.reason && <AreaField name="reason" label={words.reason} optional rows={2} />}
          <p class="buttons">
            <Button kind="danger" isBusy={act.isBusy}>
              {words.yes}
            </Button>
            <Button kind="second" onClick={() => setAsked(false)}>
              {words.no}
            </Button>
          </p>
        </FormBox>
      ) : (
        <p class="buttons">
          <Button kind="second" onClick={() => setAsked(true)}>
            {words.ask}
          </Button>
        </p>
      )}
    </section>
  );
}
