import type { Chance, Guards, Identities, Reads } from './ports/others.ts';
import type { History } from './ports/history.ts';
import type { PrivateValues } from './ports/private-values.ts';
import type { Registry } from './ports/registry.ts';

/** What telling of a dossier stands on. */
export type TellingDeps = {
  readonly history: History;
  readonly privateValues: PrivateValues;
  readonly registry: Registry;
  readonly chance: Chance;
};
/** What acting on a dossier stands on. */
export type DossierDeps = TellingDeps & { readonly identities: Identities };
/** Officers' and auditors' reads are recorded. */
export type RecordedDeps = TellingDeps & { readonly reads: Reads };
/** What strangers may ask is counted. */
export type TrackingDeps = TellingDeps & { readonly guards: Guards };
