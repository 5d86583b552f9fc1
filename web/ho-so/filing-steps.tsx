import { CheckField, RadioField } from '../kit/fields.tsx';
import { componentsOf, type Procedure, returnMethodOf } from '../kit/filing.ts';
import {
  Checklist,
  paperFormName,
  PersonFields,
  ProcedureForm,
  returnMethodName,
  SetsAndReturn,
} from '../kit/filing-fields.tsx';
import { useFormHere } from '../kit/form.tsx';
import { text } from '../kit/typed.ts';
import { Facts } from '../kit/parts.tsx';
import { Link } from '../kit/router.tsx';
import { t } from '../kit/words.ts';
import { c } from './words.ts';

export function WhoStep() {
  const { typed } = useFormHere();
  const forAnother = typed['who'] === 'other';
  return (
    <>
      <RadioField
        name="who"
        label={c.whoLabel}
        choices={[
          { value: 'self', label: c.whoSelf },
          { value: 'other', label: c.whoOther, hint: c.whoOtherHint },
        ]}
      />
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
    </>
  );
}

export function QuestionsStep({ procedure }: { procedure: Procedure }) {
  if (procedure.form.length === 0) return <p>{c.noQuestions}</p>;
  return <ProcedureForm procedure={procedure} />;
}

export function PapersStep({ procedure }: { procedure: Procedure }) {
  return (
    <>
      <p>{c.papersLead}</p>
      <Checklist procedure={procedure} />
      <SetsAndReturn />
    </>
  );
}

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
  const components = componentsOf(typed, procedure);
  const missing = procedure.components.filter(
    ({ id, required }) => required && !components.some(({ componentId }) => componentId === id),
  );
  return (
    <>
      <p>{c.checkLead}</p>
      <h2>{c.stepWho}</h2>
      {roles.map((role) => (
        <section key={role}>
          <h3>{role === 'applicant' ? t.roleApplicant : t.roleRepresentative}</h3>
          <Facts
            rows={[
              [t.personName, text(typed, `parties.${role}.name`) || t.notGiven],
              [t.personalIdNumber, text(typed, `parties.${role}.personalIdNumber`) || t.notGiven],
              [t.phone, text(typed, `parties.${role}.phone`) || t.notGiven],
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
          {components.map(({ componentId, form, count }) => (
            <li key={`${componentId}-${form}`}>
              {procedure.components.find(({ id }) => id === componentId)?.name}: {count}{' '}
              {paperFormName(form).toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <div class="note">
          <p>{c.missingNote}</p>
          <ul>
            {missing.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </div>
      )}
      <Facts
        rows={[
          [t.sets, text(typed, 'sets')],
          [t.returnMethod, returnMethodName(returnMethodOf(typed))],
        ]}
      />
      <p>
        <Link to={stepAddress(3)}>{c.changePapers}</Link>
      </p>
      <CheckField name="confirmed" label={c.confirmLabel} />
    </>
  );
}
