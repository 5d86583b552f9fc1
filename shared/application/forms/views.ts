import type * as z from 'zod';
import type { FormView, ResultView } from '../../contracts/http/views.ts';
import { dueForms } from '../../domain/dossier/due-forms.ts';
import type { DossierForm } from '../../domain/dossier/events.ts';
import { isRefusal } from '../../domain/dossier/refusals.ts';
import { isResultEvent } from '../../domain/dossier/result-facts.ts';
import { mayAct, printingOf } from '../../domain/office/permissions.ts';
import type { Who } from '../../domain/office/permissions.ts';
import { wire } from '../../texts/dates.ts';
import { formNames } from '../../texts/forms.ts';
import type { Language } from '../../texts/language.ts';
import type { Story } from '../dossier-story.ts';
import { textIn } from '../private-fields.ts';

/** Officers see what can be printed; a party what was made for him, which a control sheet is not. */
export function formViews({ told, head }: Story, who: Who, language: Language): z.input<typeof FormView>[] {
  // A leader who only looks on prints nothing.
  const prints = (form: DossierForm): boolean => !isRefusal(mayAct(printingOf(form), who, head.dossier));
  const at = new Map(told.map(({ event }) => [event.number, event.at]));
  return dueForms(told.map(({ event }) => event))
    .filter(({ form, issued }) => (who.kind === 'officer' ? prints(form) : issued && form !== '06'))
    .map(({ form, of, issued }) => ({
      form,
      of,
      name: formNames[form][language],
      at: wire(at.get(of) ?? ''),
      issued: issued !== undefined,
    }));
}

/** All results for officers: a replaced one stays to be seen. A party reads of the one that holds. */
export function resultViews({ told, head }: Story, who: Who): z.input<typeof ResultView>[] {
  return told.flatMap(({ event, values }) => {
    if (!isResultEvent(event)) return [];
    const inForce = event.number === head.dossier.result;
    if (who.kind !== 'officer' && !inForce) return [];
    const number = textIn(values, 'resultNumber');
    return [
      {
        event: event.number,
        at: wire(event.at),
        ...(number && { number }),
        ...(event.public.resultCode && { code: event.public.resultCode }),
        hasFile: event.public.paper !== undefined,
        inForce,
      },
    ];
  });
}
