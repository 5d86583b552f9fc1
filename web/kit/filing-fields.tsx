import { moneyText } from './dates.ts';
import { AreaField, type Choice, NumberField, RadioField, SelectField, TextField } from './fields.tsx';
import { type Fault, notifyWays, paperRows, type PersonField, type Procedure } from './filing.ts';
import { useFormHere } from './form.tsx';
import { type Faults } from './typed.ts';
import { fill, language } from './language.ts';
import { Button } from './fields.tsx';
import { t } from './words.ts';

const personLabels = (): Record<PersonField, string> => ({
  name: t.personName,
  personalIdNumber: t.personalIdNumber,
  phone: t.phone,
  email: t.email,
  address: t.address,
  authority: t.authority,
});

/** Faults as sentences under their fields' names. */
export function faultWords(faults: readonly Fault[]): Faults {
  return Object.fromEntries(
    faults.map(({ field, why, label: own, min = 0, max = 0 }) => {
      const label = own ?? labelOf(field);
      const sentence = {
        'own-number': t.faultOwnNumber,
        'nowhere-to-tell': t.faultNowhereToTell,
        needed: t.faultNeeded,
        choose: t.faultChoose,
        'id-number': t.faultIdNumber,
        phone: t.faultPhone,
        email: t.faultEmail,
        whole: t.faultWhole,
        range: t.faultRange,
        papers: t.faultPapers,
        confirm: t.faultConfirm,
        unsent: t.faultUnsent,
        'no-count': t.faultNoCount,
      }[why];
      return [field, fill(sentence, { label, min, max })];
    }),
  );
}

function labelOf(field: string): string {
  const last = field.split('.').pop() ?? '';
  const person = field.startsWith('parties.')
    ? Object.entries(personLabels()).find(([name]) => name === last)
    : undefined;
  if (person) return person[1];
  if (field === 'sets') return t.sets;
  if (field === 'case') return t.caseLabel;
  if (field.startsWith('papers.')) return last === 'pages' ? t.pages : t.copiesWanted;
  return field.startsWith('components.') ? t.countOfPapers : last;
}

export function PersonFields({ role, withAuthority = false }: { role: string; withAuthority?: boolean }) {
  const field = (name: PersonField): string => `parties.${role}.${name}`;
  const isApplicant = role === 'applicant';
  return (
    <>
      <TextField
        name={field('name')}
        label={t.personName}
        hint={t.personNameHint}
        maxLength={120}
        {...(isApplicant && { autoComplete: 'name' })}
      />
      <TextField
        name={field('personalIdNumber')}
        label={t.personalIdNumber}
        hint={t.personalIdHint}
        inputMode="numeric"
        maxLength={20}
        width="middle"
      />
      <TextField
        name={field('phone')}
        label={t.phone}
        hint={t.phoneHint}
        type="tel"
        inputMode="tel"
        maxLength={20}
        width="middle"
        optional
        {...(isApplicant && { autoComplete: 'tel' })}
      />
      <TextField
        name={field('email')}
        label={t.email}
        type="email"
        inputMode="email"
        maxLength={200}
        optional
        {...(isApplicant && { autoComplete: 'email' })}
      />
      <TextField
        name={field('address')}
        label={t.address}
        hint={t.addressHint}
        maxLength={300}
        optional
        {...(isApplicant && { autoComplete: 'street-address' })}
      />
      {withAuthority && (
        <TextField name={field('authority')} label={t.authority} hint={t.authorityHint} maxLength={300} />
      )}
    </>
  );
}

/** The procedure's own questions. */
export function ProcedureForm({ procedure }: { procedure: Procedure }) {
  return (
    <>
      {procedure.form.map(({ id, kind, label, hint, required, min, max, choices }) => {
        const field = { name: `form.${id}`, label, hint, optional: !required };
        if (kind === 'choice')
          return <SelectField key={id} {...field} choices={choices ?? []} empty={t.chooseOne} />;
        if (kind === 'text')
          return <AreaField key={id} {...field} rows={2} maxLength={Math.min(max ?? 1000, 2000)} />;
        const between =
          min !== undefined && max !== undefined ? fill(t.betweenHint, { min, max }) : undefined;
        return <NumberField key={id} {...field} hint={[hint, between].filter(Boolean).join(' ')} />;
      })}
    </>
  );
}

export const paperFormName = (form: string): string =>
  ({
    original: t.formOriginal,
    copy: t.formCopy,
    'certified-copy': t.formCertified,
    electronic: t.formElectronic,
  })[form] ?? form;
export const paperCountName = (form: string): string =>
  ({
    original: t.countOriginal,
    copy: t.countCopy,
    'certified-copy': t.countCertified,
    electronic: t.countElectronic,
  })[form] ?? form;
export const returnMethodName = (method: string): string =>
  ({ 'in-person': t.returnInPerson, post: t.returnPost, online: t.returnOnline })[method] ?? method;
export const channelName = (channel: string): string =>
  ({ counter: t.channelCounter, online: t.channelOnline, post: t.channelPost })[channel] ?? channel;

/** When a paper is needed; the condition stands in Vietnamese, as the law says it. */
export const Condition = ({ of: { condition } }: { of: { condition?: string | undefined } }) =>
  condition ? <span lang="vi">{condition}</span> : <>{t.paperIfAny}</>;

/** `1 bản chính, 2 bản sao` */
export function askedFor({ originals, copies }: { originals: number; copies: number }): string {
  const parts = [
    originals > 0 && fill(t.originalsAsked, { n: originals }),
    copies > 0 && fill(t.copiesAsked, { n: copies }),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : t.noCountAsked;
}

/** Which papers are needed, the time and the fee hang on it. */
export const CaseField = ({ cases }: Pick<Procedure, 'cases'>) =>
  cases.length > 0 ? (
    <RadioField
      name="case"
      label={t.caseLabel}
      hint={t.caseHint}
      choices={cases.map(({ id, name }) => ({ value: id, label: name }))}
    />
  ) : null;

export function SetsAndReturn() {
  const choices: Choice[] = ['in-person', 'post', 'online'].map((value) => ({
    value,
    label: returnMethodName(value),
  }));
  return (
    <>
      <NumberField name="sets" label={t.sets} hint={t.setsHint} />
      <RadioField name="returnMethod" label={t.returnMethod} choices={choices} />
    </>
  );
}

/** How and in which language the parties are told what happens. */
export function NotifyFields() {
  return (
    <fieldset class="group">
      <legend>{t.notifyTitle}</legend>
      <RadioField
        name="notifyBy"
        label={t.notifyBy}
        hint={t.notifyHint}
        choices={notifyWays.map((value) => ({ value, label: notifyWayName(value) }))}
      />
      <RadioField
        name="notifyLanguage"
        label={t.notifyLanguage}
        choices={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
      />
    </fieldset>
  );
}
export const notifyWayName = (way: (typeof notifyWays)[number]): string =>
  ({ both: t.notifyBoth, email: t.notifyEmail, sms: t.notifySms })[way];

/** What the fee is counted on. */
export function PaperCounts() {
  const { typed, set } = useFormHere();
  const rows = paperRows(typed);
  return (
    <fieldset class="group">
      <legend>{t.paperCounts}</legend>
      <p class="hint">{t.paperCountsHint}</p>
      {Array.from({ length: rows }, (_, row) => (
        <div class="paper-counts" role="group" aria-label={fill(t.paperNumber, { n: row + 1 })} key={row}>
          {rows > 1 && <p class="paper-number">{fill(t.paperNumber, { n: row + 1 })}</p>}
          <NumberField name={`papers.${row}.pages`} label={t.pages} />
          <NumberField name={`papers.${row}.copies`} label={t.copiesWanted} />
        </div>
      ))}
      {rows < 50 && (
        <Button kind="second" onClick={() => set('paperRows', String(rows + 1))}>
          {t.addPaper}
        </Button>
      )}
    </fieldset>
  );
}

export const feeText = (fee: number | undefined, financial: string): string => {
  if (fee !== undefined) return fee === 0 ? t.feeNone : moneyText(fee, language());
  return financial === 'unknown' ? t.feeUnknown : t.feeLater;
};
