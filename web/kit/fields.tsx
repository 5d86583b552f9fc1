import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { FaultText, Field, type FieldProps } from './field.tsx';
import { fieldId, type Form, FormOf, useFormHere } from './form.tsx';
import type { Problem } from './problem.ts';
import { SignInAgain } from './sign-in-again.tsx';
import { t } from './words.ts';

type TextProps = FieldProps & {
  readonly type?: 'text' | 'tel' | 'email';
  readonly inputMode?: 'numeric' | 'tel' | 'email';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly width?: 'narrow' | 'middle';
  readonly list?: string;
};

export function TextField({ name, label, hint, optional = false, width, ...rest }: TextProps) {
  const { typed, set } = useFormHere();
  return (
    <Field name={name} label={label} hint={hint} optional={optional}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          {...rest}
          {...control}
          class={width}
          value={String(typed[name] ?? '')}
          onInput={(event) => set(name, event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export const NumberField = (props: FieldProps) => (
  <TextField inputMode="numeric" maxLength={9} width="narrow" {...props} />
);

export function AreaField({
  name,
  maxLength = 1000,
  rows = 3,
  ...field
}: FieldProps & { maxLength?: number; rows?: number }) {
  const { typed, set } = useFormHere();
  return (
    <Field name={name} {...field}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={maxLength}
          value={String(typed[name] ?? '')}
          onInput={(event) => set(name, event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export type Choice = { readonly value: string; readonly label: string; readonly hint?: string };

export function SelectField({
  choices,
  empty,
  ...field
}: FieldProps & { choices: readonly Choice[]; empty?: string }) {
  const { typed, set } = useFormHere();
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          value={String(typed[field.name] ?? '')}
          onChange={(event) => set(field.name, event.currentTarget.value)}
        >
          {empty !== undefined && <option value="">{empty}</option>}
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type RadioProps = FieldProps & {
  readonly choices: readonly Choice[];
  /** After the choice is kept: for what else it changes in the form. */
  readonly onChoose?: (value: string) => void;
};

export function RadioField({ name, label, hint, choices, onChoose }: RadioProps) {
  const { typed, set, faults } = useFormHere();
  const id = fieldId(name);
  const fault = faults[name];
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={fault ? 'field has-fault' : 'field'}
      {...(describedBy && { 'aria-describedby': describedBy })}
    >
      <legend>{label}</legend>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && <FaultText id={id} fault={fault} />}
      {choices.map((choice, index) => (
        <div class="choice" key={choice.value}>
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${index}`}
            name={name}
            value={choice.value}
            checked={typed[name] === choice.value}
            onChange={() => {
              set(name, choice.value);
              onChoose?.(choice.value);
            }}
            {...(choice.hint && { 'aria-describedby': `${id}-${index}-hint` })}
          />
          <label for={index === 0 ? id : `${id}-${index}`}>{choice.label}</label>
          {choice.hint && (
            <p class="hint" id={`${id}-${index}-hint`}>
              {choice.hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}

export function CheckField({ name, label, hint }: FieldProps) {
  const { typed, set, faults } = useFormHere();
  const id = fieldId(name);
  const fault = faults[name];
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class={fault ? 'field has-fault' : 'field'}>
      {fault && <FaultText id={id} fault={fault} />}
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name={name}
          checked={typed[name] === true}
          onChange={(event) => set(name, event.currentTarget.checked)}
          {...(describedBy && { 'aria-describedby': describedBy })}
        />
        <label for={id}>{label}</label>
        {hint && (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

type FormBoxProps = {
  readonly form: Form;
  readonly problem?: Problem | undefined;
  readonly onSubmit: () => void;
  readonly children: ComponentChildren;
  readonly label?: string;
  /** Goes where a field is that does not stand in this view. */
  readonly goTo?: ((field: string) => void) | undefined;
};

/** A form with its error summary on top; the summary takes focus whenever something new is wrong. */
export function FormBox({ form, problem, onSubmit, children, label, goTo }: FormBoxProps) {
  return (
    <FormOf value={form}>
      <form
        noValidate
        {...(label && { 'aria-label': label })}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <ErrorSummary form={form} problem={problem} goTo={goTo} />
        {children}
      </form>
    </FormOf>
  );
}

type SummaryProps = {
  readonly form?: Form;
  readonly problem?: Problem | undefined;
  readonly goTo?: ((field: string) => void) | undefined;
};

export function ErrorSummary({ form, problem, goTo }: SummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const faults = Object.entries(form?.found ?? {});
  const isEmpty = faults.length === 0 && !problem;
  useEffect(() => {
    if (!isEmpty) box.current?.focus();
  }, [problem, form?.found]);
  if (isEmpty) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{faults.length > 0 && !problem ? t.checkThese : t.somethingWrong}</h2>
      {problem && <p>{problem.message}</p>}
      {problem?.code === 'SIGNED_OUT' && <SignInAgain />}
      {faults.length > 0 && (
        <ul>
          {faults.map(([field, fault]) => (
            <li key={field}>
              <a
                href={`#${fieldId(field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  const control = document.getElementById(fieldId(field));
                  if (control) control.focus();
                  else goTo?.(field);
                }}
              >
                {fault}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type ButtonProps = {
  readonly isBusy?: boolean;
  readonly kind?: 'main' | 'second' | 'danger';
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
};

export function Button({ isBusy = false, kind = 'main', onClick, children }: ButtonProps) {
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      class={`button ${kind}`}
      aria-disabled={isBusy}
      onClick={isBusy ? undefined : onClick}
    >
      {isBusy ? t.sending : children}
    </button>
  );
}
