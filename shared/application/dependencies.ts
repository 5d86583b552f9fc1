import type { Files } from './ports/files.ts';
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
/** What showing a dossier with its files stands on. */
export type ViewingDeps = TellingDeps & { readonly files: Files };
/** What acting on a dossier stands on. */
export type DossierDeps = TellingDeps & { readonly identities: Identities };
/** What handing in papers with their files stands on. */
export type FilingDeps = DossierDeps & ViewingDeps;
/** Reads are recorded: officers' and auditors', and a party's of his papers. */
export type RecordedDeps = TellingDeps & { readonly reads: Reads };
/** What strangers may ask is counted. */
export type TrackingDeps = TellingDeps & { readonly guards: Guards };
