import type { Dossier } from '../domain/dossier/dossier.ts';
import type { ProcedureContent } from '../domain/procedure/procedure-version.ts';
import type { DossierDeps } from './dependencies.ts';

/** The procedure as it was when the dossier was filed; it holds for the dossier's whole life. */
export async function pinnedProcedure(
  { registry }: Pick<DossierDeps, 'registry'>,
  dossier: Dossier,
): Promise<ProcedureContent> {
  const { code, version } = dossier.pins.procedure;
  const content = await registry.procedureVersion(code, version);
  if (!content) throw new TypeError(`Version ${version} of ${code} is pinned and not in the registry`);
  return content;
}
