import { useEffect, useRef, useState } from 'preact/hooks';
import { closeReasons } from '../../shared/domain/notice/notice.ts';
import { closeReasonTexts } from '../../shared/texts/notices/kinds.ts';
import type { Answer, Body } from '../kit/ask.ts';
import { Button, FormBox, RadioField } from '../kit/fields.tsx';
import { useForm } from '../kit/form.tsx';
import { fill, language } from '../kit/language.ts';
import { Facts, When } from '../kit/parts.tsx';
import type { Problem } from '../kit/problem.ts';
import { Link } from '../kit/router.tsx';
import { n } from './notice-words.ts';

export type Notice = Answer<'GET /api/admin/notices'>['rows'][number];
export type CloseReason = Body<'POST /api/admin/notices/{id}/close'>['why'];

type Props = {
  readonly notice: Notice;
  /** The list is that of its dossier. */
  readonly isOfDossier?: boolean;
  readonly isBusy: boolean;
  readonly onSendAgain: (notice: Notice) => void;
  readonly onClose: (notice: Notice, why: CloseReason) => void;
};

const stateMark = (state: string): string =>
  ({ 'in-doubt': 'tag warn', failed: 'tag bad', sent: 'tag good' })[state] ?? 'tag';

/** One notice: to whom, why it is where it is, and what may be done with it. */
export function NoticeRow({ notice, isOfDossier = false, isBusy, onSendAgain, onClose }: Props) {
  const [asked, setAsked] = useState<'send-again' | 'close'>();
  const question = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone: what it asks takes its place.
  useEffect(() => {
    if (asked) question.current?.focus();
  }, [asked]);
  const { kindName, number, dossierId, maySendAgain, mayClose, handled } = notice;
  const name = `${kindName}, ${number}, ${notice.channelName}`;
  return (
    <article aria-label={name}>
      <h2>
        {kindName} {isOfDossier && <span class={stateMark(notice.state)}>{notice.stateName}</span>}
      </h2>
      <Facts
        rows={[
          [n.told, `${notice.toldName}, ${notice.channelName} ${notice.address}`],
          !isOfDossier && [
            n.dossier,
            <Link to={`?thong-bao-ho-so=${encodeURIComponent(dossierId)}`}>{number}</Link>,
          ],
          [n.event, <When at={notice.eventAt} />],
          notice.notBefore !== undefined && [n.until, <When at={notice.notBefore} />],
          notice.notBefore === undefined && [n.since, <When at={notice.since} />],
          notice.reasonText !== undefined && [n.why, notice.reasonText],
          [n.tries, String(notice.tries)],
          notice.template !== undefined && [
            n.template,
            <Link to={`?mau=${notice.kind}`}>{fill(n.templateVersion, { version: notice.template })}</Link>,
          ],
          handled.length > 0 && [
            n.handled,
            <ul>
              {handled.map(({ at, sentence }) => (
                <li key={at}>
                  <When at={at} />: {sentence}
                </li>
              ))}
            </ul>,
          ],
        ]}
      />
      {asked === undefined && (maySendAgain || mayClose) && (
        <p class="buttons">
          {maySendAgain && (
            <PlainButton
              label={n.sendAgain}
              name={name}
              isBusy={isBusy}
              // Where it may have arrived, a person says that he knows.
              onClick={() => (notice.state === 'in-doubt' ? setAsked('send-again') : onSendAgain(notice))}
            />
          )}
          {mayClose && (
            <PlainButton label={n.close} name={name} isBusy={isBusy} onClick={() => setAsked('close')} />
          )}
        </p>
      )}
      {asked === 'send-again' && (
        <div class="panel buttons" role="group" aria-label={n.sendAgainSure} tabIndex={-1} ref={question}>
          <span>{n.sendAgainSure}</span>
          <Button isBusy={isBusy} onClick={() => onSendAgain(notice)}>
            {n.sendAgainYes}
          </Button>
          <Button kind="second" onClick={() => setAsked(undefined)}>
            {n.no}
          </Button>
        </div>
      )}
      {asked === 'close' && (
        <div class="panel" tabIndex={-1} ref={question} role="group" aria-label={n.closeWhy}>
          <CloseForm
            id={notice.id}
            label={`${n.close}: ${name}`}
            yes={n.closeYes}
            isBusy={isBusy}
            onClose={(why) => onClose(notice, why)}
            onNo={() => setAsked(undefined)}
          />
        </div>
      )}
    </article>
  );
}

/** Fifty rows have fifty such buttons: each says which it is. */
const PlainButton = ({
  label,
  name,
  isBusy,
  onClick,
}: {
  label: string;
  name: string;
  isBusy: boolean;
  onClick: () => void;
}) => (
  <button
    type="button"
    class="button second"
    aria-label={`${label}: ${name}`}
    aria-disabled={isBusy}
    onClick={isBusy ? undefined : onClick}
  >
    {label}
  </button>
);

type CloseProps = {
  readonly id: string;
  /** What the form is called. */
  readonly label: string;
  readonly yes: string;
  readonly problem?: Problem | undefined;
  readonly isBusy: boolean;
  readonly onClose: (why: CloseReason) => void;
  readonly onNo: () => void;
};

/** Why a notice, or all that are shown, are not sent any more. */
export function CloseForm({ id, label, yes, problem, isBusy, onClose, onNo }: CloseProps) {
  // Several may be open at a time.
  const field = `why.${id}`;
  const form = useForm('', { [field]: '' });
  const submit = () => {
    const why = closeReasons.find((known) => known === form.typed[field]);
    form.setFaults(why ? {} : { [field]: n.closeNeeded });
    if (why) onClose(why);
  };
  return (
    <FormBox form={form} problem={problem} onSubmit={submit} label={label}>
      <RadioField
        name={field}
        label={n.closeWhy}
        choices={closeReasons.map((value) => ({ value, label: closeReasonTexts[value][language()] }))}
      />
      <p class="buttons">
        <Button kind="danger" isBusy={isBusy}>
          {yes}
        </Button>
        <Button kind="second" onClick={onNo}>
          {n.no}
        </Button>
      </p>
    </FormBox>
  );
}
