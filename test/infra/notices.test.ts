import { describe, expect, test } from '@jest/globals';
import { conditionsOf, rightsOf } from './rights.ts';
import { type Json, synthesise } from './synthesised.ts';

const withSenders = synthesise('ha-nam-thu', 'live');
const without = synthesise('ninh-binh', 'live');
const local = synthesise('ninh-binh', 'local');
const notifier = ({ one }: typeof local): Json =>
  one('AWS::Lambda::Function', 'notices', 'Notify').Properties.Environment.Variables;

describe('who tells people', () => {
  test('sends from the province’s own address alone, and publishes to telephones but to no topic', () => {
    const own = rightsOf(withSenders, 'followers/notify').filter((right) => /^(ses|sns)/.test(right));
    expect(own).toEqual([
      'ses arn:aws:ses:ap-southeast-1:<AWS::AccountId>:configuration-set/motcua-ha-nam-thu-live-mail: SendEmail',
      'ses arn:aws:ses:ap-southeast-1:<AWS::AccountId>:identity/hanamthu.example: SendEmail',
      'sns *: Publish',
    ]);
    expect(conditionsOf(withSenders, 'followers/notify', 'ses:SendEmail')).toEqual({
      StringEquals: { 'ses:FromAddress': 'motcua@hanamthu.example' },
    });
    const denied = withSenders.resources
      .filter(({ Type, room }) => Type === 'AWS::IAM::Policy' && room === 'notices')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }: Json) => Effect === 'Deny');
    expect(denied).toEqual([{ Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' }]);
  });

  test('opens private values of one dossier at a time', () => {
    expect(conditionsOf(without, 'followers/notify', 'kms:Decrypt')).toEqual({
      'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['dossierId'] },
    });
  });

  test('has no made-up sender where people could get its mail', () => {
    expect(notifier(without)).toMatchObject({ MAIL_FROM_ADDRESS: '', SMS_SENDER_ID: '' });
    expect(without.ofType('AWS::SES::EmailIdentity')).toEqual([]);
    expect(notifier(local)).toMatchObject({
      MAIL_FROM_ADDRESS: 'mot-cua@ninh-binh.motcua.example',
      SMS_SENDER_ID: 'MOTCUA',
    });
    expect(notifier(withSenders)).toMatchObject({ SMS_SENDER_ID: 'MOTCUAHNT' });
  });

  test('looks every minute for what has waited', () => {
    const rule = without.one('AWS::Events::Rule', 'notices').Properties;
    expect(rule).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      Targets: [{ Input: '{"sweep":true}' }],
    });
  });
});

describe('bounces and complaints', () => {
  test('come by the configuration set that every mail names, over a topic that the provider alone fills', () => {
    const destination = withSenders.one('AWS::SES::ConfigurationSetEventDestination', 'notices').Properties;
    expect(destination.EventDestination).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ['bounce', 'complaint'],
    });
    const statements = withSenders.one('AWS::SNS::TopicPolicy', 'notices').Properties.PolicyDocument
      .Statement;
    const allowed = statements.filter(({ Effect }: Json) => Effect === 'Allow');
    expect(allowed).toMatchObject([
      {
        Principal: { Service: 'ses.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      },
    ]);
    expect(notifier(withSenders).MAIL_CONFIGURATION_SET).toBe('motcua-ha-nam-thu-live-mail');
  });
});
