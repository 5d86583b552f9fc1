import type { BoundProcedure, Registry } from '../../../shared/application/ports/registry.ts';
import type { AnswerOf } from '../../../shared/contracts/http/operation.ts';
import type { publicOperations } from '../../../shared/contracts/http/public.ts';
import { inForceOn } from '../../../shared/domain/office/dated.ts';
import type { LocalDate } from '../../../shared/domain/office/dated.ts';
import type { ProcedureContent } from '../../../shared/domain/procedure/procedure-version.ts';
import type { FormField } from '../../../shared/domain/procedure/form-field.ts';
import { inLanguage, type Language } from '../../../shared/texts/language.ts';
import { feeSentence, hourSentences, timeSentence } from '../../../shared/texts/procedures.ts';
import { routeHash } from '../../../shared/routes/released.ts';

type View = AnswerOf<(typeof publicOperations)['readProcedure']>;

/** Can be filed and handled here now: it is bound to units and to a route that is released. */
export const isOpen = ({ binding }: BoundProcedure): boolean =>
  binding?.route !== undefined && routeHash(binding.route) !== undefined;

export async function procedureView(
  registry: Registry,
  bound: BoundProcedure,
  on: LocalDate,
  language: Language,
): Promise<View> {
  const { content, binding } = bound;
  const competent = binding && (await registry.unit(binding.competentUnit));
  const desk = binding && (await deskView(registry, binding.intakeUnit, on, language));
  return {
    code: content.code,
    version: content.version,
    name: content.name,
    short: inLanguage(content.short, language, content.name),
    decision: content.decision,
    field: content.field,
    summary: inLanguage(content.summary, language, ''),
    open: isOpen(bound),
    ...(desk && { desk }),
    ...(competent && { competentUnit: inLanguage(competent.name, language, competent.id) }),
    channels: content.channels.map(({ channel, times, fees }) => ({
      channel,
      times: times.map((time) => caseName(content, time.case, language) + timeSentence(time, language)),
      fees: inForceOn(fees, on).map((fee) => feeSentence(fee, language)),
      feeRules: [...inForceOn(fees, on)],
    })),
    components: content.components.map(
      ({ id, name, short, required, acceptedForms, originals, copies, forms }) => ({
        id,
        name,
        short: inLanguage(short, language, name),
        required: required === true,
        ...(typeof required === 'object' && { condition: required.when }),
        acceptedForms: [...acceptedForms],
        originals,
        copies,
        forms: [...(forms ?? [])],
      }),
    ),
    cases: (content.cases ?? []).map(({ id, name }) => ({ id, name: inLanguage(name, language, id) })),
    form: (content.form?.fields ?? []).map((field) => fieldView(field, language)),
    steps: [...content.steps],
    results: content.results.map(({ name, code }) => ({ name, code })),
    legalBasis: content.legalBasis.map(({ number, name }) =>
      name.includes(number) ? name : `${number} – ${name}`,
    ),
    source: content.source.url,
  };
}

/** Which case a time is for, where it is not for every one. */
function caseName({ cases = [] }: ProcedureContent, id: string | undefined, language: Language): string {
  if (id === undefined) return '';
  return `${inLanguage(cases.find((known) => known.id === id)?.name, language, id)}: `;
}

function fieldView(field: FormField, language: Language): View['form'][number] {
  const { id, kind, required } = field;
  const shared = {
    id,
    kind,
    required,
    label: inLanguage(field.label, language, id),
    ...(field.hint && { hint: inLanguage(field.hint, language, '') }),
  };
  if (field.kind === 'choice') {
    const choices = field.options.map((option) => ({
      value: option.id,
      label: inLanguage(option.label, language, option.id),
    }));
    return { ...shared, choices };
  }
  return field.kind === 'integer'
    ? { ...shared, min: field.min, max: field.max, ...(field.counts && { counts: field.counts }) }
    : { ...shared, max: field.max };
}

async function deskView(
  registry: Registry,
  unitId: string,
  on: LocalDate,
  language: Language,
): Promise<View['desk']> {
  const unit = await registry.unit(unitId);
  if (!unit) return undefined;
  const hours = inForceOn((await registry.calendar())?.hours ?? [], on).find((row) => row.unitId === unitId);
  return {
    name: inLanguage(unit.name, language, unitId),
    hours: hours ? hourSentences(hours.reception, language) : [],
    ...(unit.address && { address: unit.address }),
    ...(unit.phone && { phone: unit.phone }),
  };
}
