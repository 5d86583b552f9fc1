import type { Body } from '../kit/ask.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { AreaField, CheckField, RadioField, TextField } from '../kit/fields.tsx';
import { useFormHere } from '../kit/form.tsx';
import { type Faults, isOn, text, type Typed } from '../kit/typed.ts';
import { o } from './words.ts';

type Collecting = Omit<
  Extract<Body<'POST /api/office/dossiers/{dossierId}/return'>, { method: 'in-person' }>,
  'stepVersion' | 'method'
>;

export const blankCollecting = { collectedBy: 'applicant', receipt: '', receiptLost: '' } as const;
const byProxy = (typed: Typed): boolean => typed['collectedBy'] === 'representative';
const noReceipt = (typed: Typed): boolean => isOn(typed, 'noReceipt');
const needsIdentity = (typed: Typed): boolean => byProxy(typed) || noReceipt(typed);

/** Who has come, and what he shows: the receipt, or his ID when it is lost; a proxy his authority besides. */
export function CollectingFields({ dossier }: { dossier: Pick<Dossier, 'parties'> }) {
  const { typed } = useFormHere();
  const named = dossier.parties.find(({ role }) => role === 'representative');
  return (
    <>
      <RadioField
        name="collectedBy"
        label={o.collectedBy}
        choices={[
          { value: 'applicant', label: o.byApplicant },
          { value: 'representative', label: o.byRepresentative },
        ]}
      />
      {byProxy(typed) && <TextField name="collectorName" label={o.collectorName} maxLength={120} />}
      {!noReceipt(typed) && (
        <TextField name="receipt" label={o.receiptCode} hint={o.receiptCodeHint} maxLength={200} />
      )}
      <CheckField name="noReceipt" label={o.noReceipt} />
      {noReceipt(typed) && (
        <AreaField
          name="receiptLost"
          label={o.receiptLost}
          hint={o.receiptLostHint}
          maxLength={300}
          rows={2}
        />
      )}
      {needsIdentity(typed) && (
        <TextField
          name="idNumber"
          label={byProxy(typed) ? o.proxyIdNumber : o.applicantIdNumber}
          hint={o.idNumberHint}
          inputMode="numeric"
          maxLength={12}
          width="middle"
        />
      )}
      {byProxy(typed) && (
        <TextField
          name="authority"
          label={o.authority}
          hint={named ? o.authorityHintNamed : o.authorityHint}
          maxLength={300}
          optional={named !== undefined}
        />
      )}
    </>
  );
}

export function collectingFaults(typed: Typed, { parties }: Pick<Dossier, 'parties'>): Faults {
  const isNamed = parties.some(({ role }) => role === 'representative');
  return {
    ...(byProxy(typed) && !text(typed, 'collectorName') && { collectorName: o.collectorNameNeeded }),
    ...(!noReceipt(typed) && !text(typed, 'receipt') && { receipt: o.receiptNeeded }),
    ...(noReceipt(typed) && !text(typed, 'receiptLost') && { receiptLost: o.receiptLostNeeded }),
    ...(needsIdentity(typed) && !/^\d{12}$/.test(text(typed, 'idNumber')) && { idNumber: o.idNumberNeeded }),
    ...(byProxy(typed) && !isNamed && !text(typed, 'authority') && { authority: o.authorityNeeded }),
  };
}

/** What is asked for is sent, and nothing that was typed before and is asked for no more. */
export function collectingOf(typed: Typed): Collecting {
  const said = (field: string, isAsked: boolean) => (isAsked && text(typed, field)) || undefined;
  const parts = {
    receipt: said('receipt', !noReceipt(typed)),
    receiptLost: said('receiptLost', noReceipt(typed)),
    idNumber: said('idNumber', needsIdentity(typed)),
    collectorName: said('collectorName', byProxy(typed)),
    authority: said('authority', byProxy(typed)),
  };
  return { collectedBy: byProxy(typed) ? 'representative' : 'applicant', ...parts };
}
