import { CheckField, RadioField } from '../kit/fields.tsx';
import { caseOf, componentsOf, notifyByOf, type Procedure, returnMethodOf } from '../kit/filing.ts';
import { Checklist } from '../kit/checklist.tsx';
import {
  CaseField,
  NotifyFields,
  notifyWayName,
  paperFormName,
  PersonFields,
  ProcedureForm,
  returnMethodName,
  SetsAndReturn,
} from '../kit/filing-fields.tsx';
import { useFormHere } from '../kit/form.tsx';
import { phoneText } from '../kit/phones.ts';
import { text, type Typed } from '../kit/typed.ts';
import { fill } from '../kit/language.ts';
import { keptFiles } from '../kit/uploads/kept-files.ts';
import { f } from '../kit/uploads/words.ts';
import { VietnameseOnly } from '../kit/procedure-list.tsx';
import { Facts } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { t } from '../kit/words.ts';
import { FeeEstimate } from './fee-estimate.tsx';
import { isFilledIn, type Known, withKnown } from './known.ts';
import { c } from './words.ts';

export function WhoStep({ known }: { known: Known }) {
  const { typed, setAll } = useFormHere();
  const forAnother = typed['who'] === 'other';
  return (
    <>
      <RadioField
        name="who"
        label={c.whoLabel}
        onChoose={(who) => setAll(withKnown({ ...typed, who }, known))}
        choices={[
          { value: 'self', label: c.whoSelf },
          { value: 'other', label: c.whoOther, hint: c.whoOtherHint },
        ]}
      />
      {isFilledIn(typed, known) && <p class="done">{c.filledIn}</p>}
      <fieldset class="group">
        <legend>{forAnother ? c.applicantOther : c.applicantSelf}</legend>
        <PersonFields role="applicant" />
      </fieldset>
      {forAnother && (
        <fieldset class="group">
          <legend>{c.representative}</legend>
          <PersonFields role="representative" withAuthority />
        </fieldset>
      )}
      <NotifyFields />
    </>
  );
}

export function QuestionsStep({ procedure }: { procedure: Procedure }) {
  if (procedure.form.length === 0) return <p>{c.noQuestions}</p>;
  return (
    <>
      <ProcedureForm procedure={procedure} />
      <FeeEstimate procedure={procedure} />
    </>
  );
}

export function PapersStep({ procedure }: { procedure: Procedure }) {
  return (
    <>
      <p>{c.papersLead}</p>
      <VietnameseOnly />
      <CaseField cases={procedure.cases} />
      <Checklist procedure={procedure} />
      <SetsAndReturn />
    </>
  );
}

const FileNames = ({ typed, fileIds }: { typed: Typed; fileIds: readonly string[] }) => (
  <ul>
    {keptFiles(typed)
      .filter(({ fileId }) => fileIds.includes(fileId))
      .map(({ fileId, name }) => (
        <li key={fileId} class="file-name">
          {name}
        </li>
      ))}
  </ul>
);

export function CheckStep({
  procedure,
  stepAddress,
}: {
  procedure: Procedure;
  stepAddress: (step: number) => string;
}) {
  const { typed } = useFormHere();
  const roles =
    typed['who'] === 'other' ? (['applicant', 'representative'] as const) : (['applicant'] as const);
  const components = componentsOf(typed, procedure, 'citizen');
  const missing = procedure.components.filter(
    ({ id, required, acceptedForms }) =>
      required && acceptedForms.length > 0 && !components.some(({ componentId }) => componentId === id),
  );
  return (
    <>
      <p>{c.checkLead}</p>
      <h2>{c.stepWho}</h2>
      {roles.map((role) => (
        <section key={role}>
          {roles.length > 1 && <h3>{role === 'applicant' ? t.roleApplicant : t.roleRepresentative}</h3>}
          <Facts
            rows={[
              [t.personName, text(typed, `parties.${role}.name`) || t.notGiven],
              [t.personalIdNumber, text(typed, `parties.${role}.personalIdNumber`) || t.notGiven],
              [t.phone, phoneText(text(typed, `parties.${role}.phone`)) || t.notGiven],
              [t.email, text(typed, `parties.${role}.email`) || t.notGiven],
              [t.address, text(typed, `parties.${role}.address`) || t.notGiven],
              role === 'representative' && [
                t.authority,
                text(typed, `parties.${role}.authority`) || t.notGiven,
              ],
            ]}
          />
        </section>
      ))}
      <Facts rows={[[t.notifyBy, notifyWayName(notifyByOf(typed))]]} />
      <p>
        <Link to={stepAddress(1)}>{c.changeWho}</Link>
      </p>
      <h2>{c.stepForm}</h2>
      <Facts
        rows={procedure.form.map(({ id, label, choices }) => {
          const answer = text(typed, `form.${id}`);
          return [label, choices?.find(({ value }) => value === answer)?.label ?? (answer || t.notGiven)];
        })}
      />
      <p>
        <Link to={stepAddress(2)}>{c.changeForm}</Link>
      </p>
      <h2>{c.stepPapers}</h2>
      {components.length === 0 ? (
        <p>{t.noPapers}</p>
      ) : (
        <ul>
          {components.map(({ componentId, form, count, files }) => (
            <li key={`${componentId}-${form}`}>
              {files ? fill(f.filesSent, { n: count }) : `${count} ${paperFormName(form).toLowerCase()}`}:{' '}
              <span lang="vi">{procedure.components.find(({ id }) => id === componentId)?.name}</span>
              {files && <FileNames typed={typed} fileIds={files} />}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <div class="note">
          <p>{c.missingNote}</p>
          <ul>
            {missing.map(({ id, name }) => (
              <li key={id} lang="vi">
                {name}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Facts
        rows={[
          procedure.cases.length > 0 && [
            t.caseLabel,
            procedure.cases.find(({ id }) => id === caseOf(typed))?.name ?? t.notGiven,
          ],
          [t.sets, text(typed, 'sets')],
          [t.returnMethod, returnMethodName(returnMethodOf(typed))],
        ]}
      />
      <p>
        <Link to={stepAddress(3)}>{c.changePapers}</Link>
      </p>
      <h2>{t.fee}</h2>
      <FeeEstimate procedure={procedure} />
      <CheckField name="confirmed" label={c.confirmLabel} />
    </>
  );
}
