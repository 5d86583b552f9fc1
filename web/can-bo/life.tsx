import { isRouteStep } from '../../shared/domain/dossier/dossier.ts';
import type { Dossier } from '../kit/dossier-parts.tsx';
import { fill } from '../kit/language.ts';
import { History } from '../kit/parts.tsx';
import { o } from './words.ts';

/** What people decided and said; what only went on beside it is folded away. */
export function Life({ happenings }: Pick<Dossier, 'happenings'>) {
  const beside = happenings.filter((happening, index) => isBeside(happening, happenings[index + 1]));
  return (
    <>
      <History happenings={happenings.filter((happening) => !beside.includes(happening))} />
      {beside.length > 0 && (
        <details>
          <summary>{fill(o.stepLines, { n: beside.length })}</summary>
          <History happenings={beside} />
        </details>
      )}
    </>
  );
}

type Happening = Dossier['happenings'][number];
const quietTypes = ['StepOpened', 'StepClaimed', 'StepReleased', 'DraftResultAttached', 'FormIssued'];
const endingTypes = ['DossierDecided', 'DossierRejected'];

/** The end of a desk's step, and the one that ends the route, are told by what comes of them. */
function isBeside({ type, step, note, reasons }: Happening, next: Happening | undefined): boolean {
  if (note || reasons?.length) return false;
  if (type !== 'StepCompleted') return quietTypes.includes(type);
  return step === undefined || !isRouteStep(step) || (next !== undefined && endingTypes.includes(next.type));
}
