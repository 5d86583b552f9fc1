import type { ComponentChildren } from 'preact';
import { fieldId, useFormHere } from './form.tsx';
import { t } from './words.ts';

export type FieldProps = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
};
type Control = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

/** Label, hint and fault of one control. */
export function Field({
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & { children: (control: Control) => ComponentChildren }) {
  const { faults } = useFormHere();
  const id = fieldId(name);
  const fault = faults[name];
  const describedBy = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class={fault ? 'field has-fault' : 'field'}>
      <label for={id}>
        {label} {optional && <span class="quiet">{t.optional}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && <FaultText id={id} fault={fault} />}
      {children({
        id,
        name,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(fault && { 'aria-invalid': true }),
      })}
    </div>
  );
}

export function FaultText({ id, fault }: { id: string; fault: string }) {
  return (
    <p class="fault" id={`${id}-fault`}>
      {fault}
    </p>
  );
}
