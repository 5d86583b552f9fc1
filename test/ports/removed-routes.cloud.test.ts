import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { namesOf } from '../../infra/names.ts';
import { requireRoutesKept } from '../../infra/local/removed-routes.ts';
import { dynamoHistory } from '../../shared/adapters/dynamodb/history.ts';
import { clientSettings } from '../../shared/adapters/client-settings.ts';
import { appendOf, filed, newKey } from './samples.ts';
import { addressFrom, clientFrom, makeTable } from './tables.ts';

const dynamo = clientFrom('MOTCUA_CLOUD_ENDPOINT');
const settings = clientSettings(addressFrom('MOTCUA_CLOUD_ENDPOINT'));
const sfn = new SFNClient(settings);
const cloudFormation = new CloudFormationClient(settings);
const StackName = 'an-older-release';
const names = namesOf('bo-tuyen', 'rehearsal');
const old = names.routeMachine({ name: 'desk-decides', version: 1, hash: 'a1b2c3d4e5' });
let table: Awaited<ReturnType<typeof makeTable>>;
const asked = () => requireRoutesKept({ sfn, dynamo, names, historyTable: table.tableName });

beforeAll(async () => {
  table = await makeTable(dynamo, 'history');
});
afterAll(async () => {
  await table.drop();
  await cloudFormation.send(new DeleteStackCommand({ StackName }));
});

test('a deployment that takes no route away looks at no dossier', async () => {
  expect(await asked()).toBe('unchanged');
});

test('a route may go when no open dossier pins it, and not before', async () => {
  await release(old);
  expect(await asked()).toBe('none is pinned');
  const history = dynamoHistory(table);
  const first = appendOf(undefined, [filed()]);
  await history.append(first);
  await history.append(appendOf(undefined, [filed()]));
  await expect(asked()).rejects.toThrow(`${old}: open dossiers 2`);
  const head = await history.head(first.after.id);
  await history.append(appendOf(head, [{ type: 'DossierWithdrawn', public: { by: newKey() } }]));
  await expect(asked()).rejects.toThrow('open dossiers 1');
});

/** As an older release left it. */
async function release(StateMachineName: string): Promise<void> {
  const Resources = {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] } },
    },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName,
        RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
        DefinitionString: JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } }),
      },
    },
  };
  await cloudFormation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify({ Resources }),
      Capabilities: ['CAPABILITY_IAM'],
    }),
  );
  const waiting = { client: cloudFormation, maxWaitTime: 20, minDelay: 1, maxDelay: 1 };
  await waitUntilStackCreateComplete(waiting, { StackName });
}
