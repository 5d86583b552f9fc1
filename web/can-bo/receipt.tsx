import { ask } from '../kit/ask.ts';
import { deskText, type Dossier, Papers } from '../kit/dossier-parts.tsx';
import { feeText, returnMethodName } from '../kit/filing-fields.tsx';
import { useData } from '../kit/hooks.ts';
import { Title } from '../kit/layout.tsx';
import { Await, Facts, Ledger, When } from '../kit/parts.tsx';
import { phoneText } from '../kit/phones.ts';
import { QrCode } from '../kit/qr.tsx';
import { go, Link } from '../kit/router.tsx';
import { SheetHead, Signatures } from '../kit/sheet.tsx';
import { t } from '../kit/words.ts';
import { PrintForm } from './forms.tsx';
import { o } from './words.ts';

/** The receipt with its appointment (TT 03/2025/TT-VPCP, form 01), to be printed and given to the applicant. */
export function Receipt({ dossierId, isToPrint }: { dossierId: string; isToPrint: boolean }) {
  const loaded = useData(
    () =>
      ask('GET /api/office/dossiers/{dossierId}', { params: { dossierId }, query: { purpose: 'handling' } }),
    [dossierId],
  );
  const receipt = loaded.data?.forms.find(({ form }) => form === '01');
  return (
    <>
      <p class="buttons no-print">
        {receipt && (
          <PrintForm
            dossierId={dossierId}
            form={receipt}
            kind="main"
            label={o.printReceipt}
            // Who reloads the page has printed already.
            {...(isToPrint && { atOnce: () => go(`?giay=${dossierId}`, 'replace') })}
          />
        )}
        <Link class="button second" to={`?ho-so=${dossierId}`}>
          {o.toDossier}
        </Link>
        <Link class="button second" to="?">
          {o.toQueue}
        </Link>
      </p>
      {!loaded.data && <Title>{o.receiptTitle}</Title>}
      <Await of={loaded}>
        {(dossier) => (dossier.code ? <Sheet dossier={dossier} /> : <p class="note">{o.notReceived}</p>)}
      </Await>
    </>
  );
}

function Sheet({ dossier }: { dossier: Dossier }) {
  const { desk, code, trackingFragment, trackingPin, receivedAt, dueAt, ledger, parties } = dossier;
  const applicant = parties.find(({ role }) => role === 'applicant');
  const submitter =
    parties.find(({ role }) => role === 'submitter') ?? parties.find(({ role }) => role === 'representative');
  return (
    <article class="sheet">
      <SheetHead unit={desk.name} />
      <Title>{o.receiptTitle}</Title>
      <div class="sheet-top">
        <div>
          <p>{o.code}</p>
          <p class="big">{code}</p>
          {dueAt && (
            <>
              <p>{o.appointment}</p>
              <p class="big">
                <When at={dueAt} />
              </p>
            </>
          )}
        </div>
        {trackingFragment && (
          <figure>
            <QrCode text={`${location.origin}/tra-cuu/#${trackingFragment}`} label={o.qrLabel} />
            <figcaption>{o.qrCaption}</figcaption>
          </figure>
        )}
      </div>
      {trackingPin && (
        <p class="panel">
          {o.pin}: <strong class="big">{trackingPin}</strong> <span>{o.pinHint}</span>
        </p>
      )}
      <Facts
        rows={[
          [o.receivedFrom, applicant?.name ?? ''],
          submitter && [o.submittedBy, submitter.name],
          applicant?.address && [o.address, applicant.address],
          applicant?.phone && [o.phone, phoneText(applicant.phone)],
          applicant?.email && [o.email, applicant.email],
          [o.request, dossier.procedure.name],
          dossier.case && [t.caseLabel, dossier.case.name],
        ]}
      />
      <h2>{o.receiptPapers}</h2>
      <Papers components={dossier.components} sets={dossier.sets} />
      <Facts
        rows={[
          receivedAt && [o.receivedAt, <When at={receivedAt} />],
          dueAt && [o.returnAt, <When at={dueAt} />],
          [o.returnWay, returnMethodName(dossier.returnMethod)],
          [o.place, deskText(desk)],
          [o.fee, feeText(dossier.fee, dossier.status.financial)],
        ]}
      />
      {ledger && ledger.length > 0 && <Ledger lines={ledger} />}
      <p>
        {o.trackHint} <strong>{location.host}/tra-cuu</strong>
      </p>
      <Signatures of={[o.signSubmitter, o.signReceiver]} />
    </article>
  );
}
