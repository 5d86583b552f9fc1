import type { Province } from '../provinces/schema.ts';
import type { Names } from '../names.ts';
import type { Stage, StageSettings } from '../stages.ts';

/** What every stack and construct is told: which province, which stage, and what follows from them. */
export interface House {
  readonly province: Province;
  readonly stage: Stage;
  readonly settings: StageSettings;
  readonly names: Names;
  /** Holds one folder per function with its bundle, `index.mjs`. */
  readonly bundles: string;
  /** The front's address on this machine, and the emulator's port. Read on the local stage only. */
  readonly local: { readonly siteUrl: string; readonly cloudPort: number };
}
