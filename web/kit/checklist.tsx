import { NumberField } from './fields.tsx';
import { componentField, type Procedure } from './filing.ts';
import { askedFor, Condition, paperCountName } from './filing-fields.tsx';
import { Attach } from './uploads/attach.tsx';
import { useUploadsHere } from './uploads/uploading.tsx';
import { f } from './uploads/words.ts';
import { t } from './words.ts';

/**
 * One box for each paper: how many in each form that is accepted; and its files, where files can be sent (`Uploading`):
 * those count themselves. A citizen sends what is accepted as a file, a desk scans any paper.
 */
export function Checklist({ procedure }: { procedure: Pick<Procedure, 'components'> }) {
  const here = useUploadsHere();
  return (
    <>
      {here && <p class="hint">{f.attachHint}</p>}
      {procedure.components.map((component, index) => {
        const { id, acceptedForms } = component;
        const counted = here ? acceptedForms.filter((form) => form !== 'electronic') : acceptedForms;
        const takesFiles = here?.audience === 'officers' || acceptedForms.includes('electronic');
        return (
          <fieldset class="paper" key={id}>
            <legend lang="vi">
              {index + 1}. {component.name}
            </legend>
            <p class="hint">
              {component.required ? t.paperRequired : <Condition of={component} />}
              {' · '}
              {askedFor(component)}
            </p>
            {counted.length > 0 && (
              <div class="paper-counts">
                {counted.map((form) => (
                  <NumberField key={form} name={componentField(id, form)} label={paperCountName(form)} />
                ))}
              </div>
            )}
            {acceptedForms.every((form) => form === 'electronic') && <p>{t.electronicOnly}</p>}
            {here && takesFiles && <Attach componentId={id} />}
          </fieldset>
        );
      })}
    </>
  );
}
