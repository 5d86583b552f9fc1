import { componentFaults, wholeDossier } from '../../shared/domain/dossier/events.ts';
import type { Body } from '../kit/ask.ts';
import { AreaField, CheckField, SelectField, TextField } from '../kit/fields.tsx';
import { componentField, type Procedure } from '../kit/filing.ts';
import { useFormHere } from '../kit/form.tsx';
import { type Faults, isOn, text, type Typed, whole } from '../kit/typed.ts';
import { fill } from '../kit/language.ts';
import { faultName } from '../kit/parts.tsx';
import { o } from './words.ts';

type ReasonInput = Body<'POST /api/office/dossiers/{dossierId}/rejection'>['reasons'][number];

const places = ({ components }: Pick<Procedure, 'components'>) => [
  ...components.map(({ id, short }) => ({ id, name: short })),
  { id: wholeDossier, name: o.wholeDossier },
];
const at = (id: string, field: 'on' | 'fault' | 'words' | 'basis'): string => `reasons.${id}.${field}`;

/** One box for each paper that is not as it must be. */
export function ReasonFields({
  procedure,
  withBasis = false,
  hint = o.reasonsHint,
}: {
  procedure: Procedure;
  withBasis?: boolean;
  /** Who reads the words. */
  hint?: string;
}) {
  const { typed } = useFormHere();
  const choices = componentFaults.map((value) => ({ value, label: faultName(value) }));
  return (
    <fieldset class="group">
      <legend>{o.reasonsLegend}</legend>
      <p class="hint">{hint}</p>
      {places(procedure).map(({ id, name }) => (
        <div key={id}>
          <CheckField name={at(id, 'on')} label={fill(o.reasonOn, { name })} />
          {isOn(typed, at(id, 'on')) && (
            <div class="inset" role="group" aria-label={name}>
              <SelectField
                name={at(id, 'fault')}
                label={o.reasonFault}
                choices={choices}
                empty={o.chooseFault}
              />
              <AreaField name={at(id, 'words')} label={o.reasonWords} hint={o.reasonWordsHint} />
              {withBasis && (
                <TextField name={at(id, 'basis')} label={o.reasonBasis} maxLength={200} optional />
              )}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}

export function reasonsOf(typed: Typed, procedure: Pick<Procedure, 'components'>): ReasonInput[] {
  return places(procedure).flatMap(({ id }) => {
    const fault = componentFaults.find((known) => known === typed[at(id, 'fault')]);
    if (!isOn(typed, at(id, 'on')) || !fault) return [];
    const basis = text(typed, at(id, 'basis'));
    return [{ componentId: id, fault, words: text(typed, at(id, 'words')), ...(basis && { basis }) }];
  });
}

/** Reasons that somebody gave before, as typed fields. */
export const typedReasons = (
  reasons: readonly {
    componentId: string;
    fault: string;
    words?: string | undefined;
    basis?: string | undefined;
  }[],
): Typed =>
  Object.fromEntries(
    reasons.flatMap(({ componentId, fault, words = '', basis = '' }) => [
      [at(componentId, 'on'), true],
      [at(componentId, 'fault'), fault],
      [at(componentId, 'words'), words],
      [at(componentId, 'basis'), basis],
    ]),
  );

/** A paper marked as not valid with these words, after what the officer wrote of it already. */
export function reasonFor(typed: Typed, id: string, words: string): Typed {
  const before = text(typed, at(id, 'words'));
  const isSaid = before.includes(words);
  return {
    [at(id, 'on')]: true,
    [at(id, 'fault')]: text(typed, at(id, 'fault')) || 'not-valid',
    [at(id, 'words')]: isSaid ? before : [before, words].filter(Boolean).join('\n'),
  };
}

export function reasonFaults(typed: Typed, procedure: Pick<Procedure, 'components'>): Faults {
  const all = places(procedure);
  const marked = all.filter(({ id }) => isOn(typed, at(id, 'on')));
  if (marked.length === 0) return { [at(all[0]?.id ?? wholeDossier, 'on')]: o.reasonsNeeded };
  return Object.fromEntries(
    marked.flatMap(({ id, name }) => [
      ...(typed[at(id, 'fault')] ? [] : [[at(id, 'fault'), fill(o.faultNeeded, { name })]]),
      ...(text(typed, at(id, 'words')) ? [] : [[at(id, 'words'), fill(o.wordsNeeded, { name })]]),
    ]),
  );
}

/** A required paper that is not counted on the checklist is marked as missing, so that nothing is asked for twice. */
export function withMissingMarked(typed: Typed, { components }: Pick<Procedure, 'components'>): Typed {
  const missing = components.filter(
    ({ id, required, acceptedForms }) =>
      required && !acceptedForms.some((form) => (whole(typed, componentField(id, form)) ?? 0) > 0),
  );
  const marks = missing
    .filter(({ id }) => typed[at(id, 'on')] === undefined)
    .map(({ id }): Typed => ({ [at(id, 'on')]: true, [at(id, 'fault')]: 'missing' }));
  return Object.assign({}, typed, ...marks);
}
