import { useState } from 'preact/hooks';
import { ask, type Body } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { Button, FormBox } from '../kit/fields.tsx';
import { notifyByOf, notifyLanguageOf } from '../kit/filing.ts';
import { NotifyFields, notifyWayName } from '../kit/filing-fields.tsx';
import { useForm } from '../kit/form.tsx';
import { useAct } from '../kit/hooks.ts';
import { language } from '../kit/language.ts';
import { c } from './words.ts';

type Wish = NonNullable<Dossier['notices']>;
type Change = Body<'PUT /api/citizen/dossiers/{dossierId}/notices'>;

const wayOf = ({ notifyBy }: Wish): 'both' | 'email' | 'sms' =>
  notifyBy.length === 1 ? (notifyBy[0] ?? 'both') : 'both';

/** How this person is told of this dossier; he may change his mind while it runs. */
export function ChooseNotices({
  dossierId,
  wish,
  onDone,
}: {
  dossierId: string;
  wish: Wish;
  onDone: () => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const form = useForm('', { notifyBy: wayOf(wish), notifyLanguage: wish.language });
  const act = useAct(async (key, body: Change) => {
    await ask('PUT /api/citizen/dossiers/{dossierId}/notices', { params: { dossierId }, body, key });
    onDone();
  });
  const submit = () => {
    const way = notifyByOf(form.typed);
    void act.run({
      language: notifyLanguageOf(form.typed, language()),
      notifyBy: way === 'both' ? ['email', 'sms'] : [way],
    });
  };
  return (
    <section class="no-print">
      <h2>{c.noticesTitle}</h2>
      <p>
        {notifyWayName(wayOf(wish))}. {wish.language === 'vi' ? 'Tiếng Việt' : 'English'}.
      </p>
      {!isOpen && (
        <p>
          <Button kind="second" onClick={() => setOpen(true)}>
            {c.noticesChange}
          </Button>
        </p>
      )}
      {isOpen && (
        <FormBox form={form} problem={act.problem} onSubmit={submit} label={c.noticesTitle}>
          <NotifyFields />
          <p class="buttons">
            <Button isBusy={act.isBusy}>{c.noticesSave}</Button>
            <Button kind="second" onClick={() => setOpen(false)}>
              {c.noticesKeep}
            </Button>
          </p>
        </FormBox>
      )}
    </section>
  );
}
