import type { Answer } from './ask.ts';
import { channelName, feeText, paperFormName, returnMethodName } from './filing-fields.tsx';
import type { Procedure } from './filing.ts';
import { phoneText } from './phones.ts';
import { Facts, Holders, Ledger, When } from './parts.tsx';
import { t } from './words.ts';

export type Dossier = Answer<'GET /api/office/dossiers/{dossierId}'>;

/** Nobody is to come for a result that there will not be. */
export const isToBeAwaited = ({ professional }: Dossier['status']): boolean =>
  professional !== 'rejected' && professional !== 'withdrawn' && professional !== 'lapsed';

/** Who has it, until when, and why that day. */
export function HoldersAndAppointment({ dossier }: { dossier: Dossier }) {
  return (
    <>
      <h2>{t.whoHolds}</h2>
      <Holders steps={dossier.steps} status={dossier.status} />
      {dossier.dueAt && isToBeAwaited(dossier.status) && (
        <>
          <h2>{t.appointment}</h2>
          <p class="big">
            <When at={dossier.dueAt} />
          </p>
          {dossier.ledger && dossier.ledger.length > 0 && <Ledger lines={dossier.ledger} />}
        </>
      )}
    </>
  );
}

/** A desk in one line: its name, where it is, its telephone. */
export const deskText = ({
  name,
  address,
  phone,
}: Pick<Dossier['desk'], 'name' | 'address' | 'phone'>): string =>
  [name, address, phone && phoneText(phone)].filter(Boolean).join(' · ');

export function DossierFacts({ dossier }: { dossier: Dossier }) {
  return (
    <Facts
      rows={[
        dossier.code && [t.code, <strong>{dossier.code}</strong>],
        [t.filingNumber, dossier.filingNumber],
        [t.procedure, <span lang="vi">{dossier.procedure.name}</span>],
        dossier.case && [t.caseLabel, dossier.case.name],
        [t.channel, channelName(dossier.channel)],
        [t.filedAt, <When at={dossier.filedAt} />],
        dossier.receivedAt && [t.receivedAt, <When at={dossier.receivedAt} />],
        [t.desk, deskText(dossier.desk)],
        [t.returnMethod, returnMethodName(dossier.returnMethod)],
        dossier.receivedAt && [t.fee, feeText(dossier.fee, dossier.status.financial)],
      ]}
    />
  );
}

const roleName = (role: string): string =>
  ({
    applicant: t.roleApplicant,
    subject: t.roleSubject,
    representative: t.roleRepresentative,
    submitter: t.roleSubmitter,
  })[role] ?? role;

export function Parties({ dossier }: { dossier: Dossier }) {
  return (
    <>
      {dossier.parties.map((party) => (
        <section key={party.role}>
          <h3>{roleName(party.role)}</h3>
          <Facts
            rows={[
              [t.personName, party.name],
              [t.personalIdNumber, party.personalIdNumber],
              party.phone && [t.phone, phoneText(party.phone)],
              party.email && [t.email, party.email],
              party.address && [t.address, party.address],
              party.authority && [t.authority, party.authority],
            ]}
          />
        </section>
      ))}
    </>
  );
}

/** What was declared, under the procedure's own words where they are known. */
export function FormAnswers({ dossier, procedure }: { dossier: Dossier; procedure?: Procedure | undefined }) {
  const answers = Object.entries(dossier.form ?? {});
  if (answers.length === 0) return <p class="empty">{t.noForm}</p>;
  return (
    <Facts
      rows={answers.map(([id, answer]) => {
        const field = procedure?.form.find((candidate) => candidate.id === id);
        const choice = field?.choices?.find(({ value }) => value === answer);
        return [field?.label ?? id, choice?.label ?? String(answer)];
      })}
    />
  );
}

export function Papers({ components, sets }: Pick<Dossier, 'components' | 'sets'>) {
  const there = components.filter(({ count }) => count > 0);
  if (there.length === 0) return <p class="empty">{t.noPapers}</p>;
  return <PaperTable papers={there} caption={`${t.setsOfPapers}: ${sets}`} />;
}

/** Papers as they are counted, one in a line. */
export function PaperTable({ papers, caption }: { papers: Dossier['components']; caption?: string }) {
  return (
    <div class="scroll" role="region" aria-label={t.papers} tabIndex={0}>
      <table>
        {caption && <caption class="quiet">{caption}</caption>}
        <thead>
          <tr>
            <th scope="col">{t.paperOrder}</th>
            <th scope="col">{t.paperName}</th>
            <th scope="col">{t.paperForm}</th>
            <th scope="col">{t.count}</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(({ componentId, name, form, count }, index) => (
            <tr key={`${componentId}-${form}`}>
              <td>{index + 1}</td>
              <th scope="row" lang="vi">
                {name}
              </th>
              <td>{paperFormName(form)}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
