import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { acknowledge } from './acknowledgements.ts';
import type { House } from './constructs/house.ts';
import { namesOf } from './names.ts';
import { type Province, readProvince } from './provinces/schema.ts';
import { AwsOnlyStack, EdgeStack } from './stacks/aws-only.ts';
import { DoorsStack } from './stacks/doors.ts';
import { FollowersStack } from './stacks/followers.ts';
import { FormsStack } from './stacks/forms.ts';
import { IdentityStack } from './stacks/identity.ts';
import { NoticesStack } from './stacks/notices.ts';
import { PortalStack } from './stacks/portal.ts';
import { RoutesStack } from './stacks/routes.ts';
import { StorageStack } from './stacks/storage.ts';
import { UploadsStack } from './stacks/uploads.ts';
import { WatchStack } from './stacks/watch.ts';
import { type Stage, type StageSettings, settingsOf, stageNames } from './stages.ts';

const root = join(import.meta.dirname, '..');

export interface BuildOptions {
  /** Folder with one bundle per function. */
  readonly bundles?: string;
  readonly outdir?: string;
  readonly siteUrl?: string;
  readonly cloudPort?: number;
  /** Instead of the stage's own: by this a test shows that nothing else differs from stage to stage. */
  readonly settings?: StageSettings;
  /** The app to put the stacks in; else a new one. */
  readonly app?: App;
  /**
   * `acknowledged`: findings of cdk-nag stop the synthesis, but those with a reason. `bare`: all of them are reported.
   * `none` saves the time of looking for them.
   */
  readonly rules?: 'acknowledged' | 'bare' | 'none';
}

/** The whole platform of one province on one stage. Reads the bundles, and nothing else from outside. */
export function buildApp(province: Province, stage: Stage, options: BuildOptions = {}) {
  const app = options.app ?? newApp(options.outdir);
  const settings = options.settings ?? settingsOf(stage);
  const house: House = {
    province,
    stage,
    settings,
    names: namesOf(province.id, stage),
    bundles: options.bundles ?? join(root, 'dist/functions'),
    local: { siteUrl: options.siteUrl ?? 'http://localhost:3000', cloudPort: options.cloudPort ?? 4566 },
  };

  const edge = settings.awsOnlyStacks ? new EdgeStack(app, house) : undefined;
  const storage = new StorageStack(app, house);
  const watch = new WatchStack(app, house, storage);
  const portal = new PortalStack(app, house, watch, edge?.webAclArn);
  const identity = new IdentityStack(app, house, storage, watch, portal);
  const routes = new RoutesStack(app, house, storage, watch);
  const forms = new FormsStack(app, house, storage, watch, portal);
  const uploads = new UploadsStack(app, house, storage, watch);
  const notices = new NoticesStack(app, house, storage, watch, portal);
  const followers = new FollowersStack(app, house, storage, watch, { routes, forms, notices, uploads });
  const doors = new DoorsStack(app, house, { storage, watch, portal, identity, followers, routes });
  const awsOnly = settings.awsOnlyStacks ? new AwsOnlyStack(app, house, { storage, identity }) : undefined;

  Tags.of(app).add('motcua:province', province.id);
  Tags.of(app).add('motcua:stage', stage);
  const { rules = 'acknowledged' } = options;
  if (rules !== 'none') Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  if (rules !== 'bare') acknowledge(app, house);
  return {
    app,
    house,
    stacks: {
      ...{ edge, storage, watch, portal, identity, routes },
      ...{ forms, uploads, notices, followers, doors, awsOnly },
    },
  };
}

/** With the flags of cdk.json, whoever asks: the CDK's command line or a test. */
function newApp(outdir: string | undefined): App {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'));
  return new App({ ...(outdir ? { outdir } : {}), analyticsReporting: false, context });
}

/** `-c province=… -c stage=… [-c siteUrl=…] [-c cloudPort=…] [-c bundles=<folder of bundles already built>]` */
async function main(): Promise<void> {
  const app = newApp(undefined);
  const given = (key: string): string | undefined => app.node.tryGetContext(key);
  const stage = given('stage') ?? 'local';
  const known = stageNames.find((name) => name === stage);
  if (!known) throw new Error(`There is no stage "${stage}": it is one of ${stageNames.join(', ')}.`);
  const cloudPort = Number(given('cloudPort') ?? 4566);
  if (!Number.isInteger(cloudPort)) throw new Error(`cloudPort is a number, not "${given('cloudPort')}".`);

  // Whoever synthesises by hand gets the code as it is now, not as it was last built.
  const bundles = given('bundles');
  if (!bundles) {
    const { buildFunctions } = await import('./local/build.ts');
    await buildFunctions();
  }
  const siteUrl = given('siteUrl');
  buildApp(readProvince(given('province') ?? 'ninh-binh'), known, {
    app,
    cloudPort,
    ...(bundles ? { bundles: resolve(root, bundles) } : {}),
    ...(siteUrl ? { siteUrl: siteUrl.replace(/\/$/, '') } : {}),
  });
  app.synth();
}

if (import.meta.main) await main();
