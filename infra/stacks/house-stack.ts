import {
  CfnOutput,
  CliCredentialsStackSynthesizer,
  DefaultStackSynthesizer,
  type IStackSynthesizer,
  Stack,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { exact } from '../constructs/exact.ts';
import type { House } from '../constructs/house.ts';

/** A stack of one room, named, placed and protected as the province and the stage ask. */
export class HouseStack extends Stack {
  constructor(
    scope: Construct,
    room: string,
    house: House,
    what: string,
    region: string = house.province.region,
  ) {
    super(scope, house.names.stack(room), {
      stackName: house.names.stack(room),
      description: `Mot Cua, ${house.province.id}, ${house.stage}: ${what}`,
      // No account: it is the one whose credentials deploy. The region is the province's.
      env: { region },
      terminationProtection: house.settings.protectFromDeletion,
      synthesizer: exact<IStackSynthesizer>(
        house.settings.publishing === 'own-credentials'
          ? new CliCredentialsStackSynthesizer()
          : new DefaultStackSynthesizer(),
      ),
    });
  }

  /** What the deploy must know afterwards, under exactly this name in the outputs file. */
  tell(name: string, value: string): void {
    new CfnOutput(this, name, { value });
  }
}
