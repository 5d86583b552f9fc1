import receipt from '../../catalogue/forms/01/v2.json' with { type: 'json' };
import supplement from '../../catalogue/forms/02/v2.json' with { type: 'json' };
import rejection from '../../catalogue/forms/03/v1.json' with { type: 'json' };
import extension from '../../catalogue/forms/04/v1.json' with { type: 'json' };
import discontinuation from '../../catalogue/forms/05/v3.json' with { type: 'json' };
import control from '../../catalogue/forms/06/v1.json' with { type: 'json' };
import register from '../../catalogue/forms/07/v2.json' with { type: 'json' };
import result from '../../catalogue/forms/result/v1.json' with { type: 'json' };
import letters from '../../catalogue/letters.json' with { type: 'json' };
import { formTemplateSchema, lettersSchema } from '../../contracts/form-template.ts';
import type { Letters } from '../../domain/form/sheet.ts';
import type { FormTemplate, TemplateName } from '../../domain/form/template.ts';

/**
 * The newest version of each form's template. An older one is not needed to print again what was made from it: that is
 * kept. Its file stays all the same, as the proof of what was said on which form.
 */
export const newestTemplates: Readonly<Record<TemplateName, FormTemplate>> = {
  '01': formTemplateSchema.parse(receipt),
  '02': formTemplateSchema.parse(supplement),
  '03': formTemplateSchema.parse(rejection),
  '04': formTemplateSchema.parse(extension),
  '05': formTemplateSchema.parse(discontinuation),
  '06': formTemplateSchema.parse(control),
  '07': formTemplateSchema.parse(register),
  result: formTemplateSchema.parse(result),
};

/** How large forms are written, by the rule that `letters.json` names. */
export const formLetters: Letters = lettersSchema.parse(letters.letters);
