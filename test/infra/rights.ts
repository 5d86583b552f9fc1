import type { FunctionFolder } from '../../infra/names.ts';
import { type Json, plain, type Resource, type Synthesised } from './synthesised.ts';

/** The short name of a function, by its logical id. */
export function nameOfFunction({ house, ofType }: Synthesised, id: string): string {
  const name: string =
    ofType('AWS::Lambda::Function').find((one) => one.id === id)?.Properties.FunctionName ?? '?';
  return name.slice(house.names.prefix.length + 1);
}

function statementsOf({ house, ofType, resources }: Synthesised, folder: FunctionFolder): Json[] {
  const [own] = ofType('AWS::Lambda::Function').filter(
    ({ Properties }) => Properties.FunctionName === house.names.function(folder),
  ) as [Resource];
  const role = own.Properties.Role['Fn::GetAtt'][0];
  return resources
    .filter(
      ({ Type, room, Properties }) =>
        Type === 'AWS::IAM::Policy' &&
        room === own.room &&
        Properties.Roles.some(({ Ref }: Json) => Ref === role),
    )
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

/** "service resource: actions", one resource a line; statements for the same resource together. */
export function rightsOf(of: Synthesised, folder: FunctionFolder): string[] {
  const byResource = new Map<string, string[]>();
  for (const { Action, Effect, Resource: on } of statementsOf(of, folder)) {
    if (Effect === 'Deny') continue;
    for (const target of [on].flat().map((one: Json) => shortName(plain(one)))) {
      for (const action of [Action].flat()) {
        const [service, verb] = action.split(':');
        if (service === 'logs' || service === 'xray') continue;
        const key = `${service} ${target}`;
        byResource.set(key, [...(byResource.get(key) ?? []), verb]);
      }
    }
  }
  return [...byResource].map(([key, verbs]) => `${key}: ${[...new Set(verbs)].sort().join(' ')}`).sort();
}

const shortName = (target: string): string =>
  target
    .replace('arn:aws:s3:::', '')
    .replace(/^<(?:\w+:)?(\w+?)(?:Table)?[0-9A-F]{8}(StreamArn|Arn|\.Arn)>/, (_, name, what) =>
      what === 'StreamArn' ? `${name} stream` : name,
    );

export function conditionsOf(of: Synthesised, folder: FunctionFolder, action: string): Json {
  return statementsOf(of, folder).find(({ Action }) => [Action].flat().includes(action)).Condition;
}
