import { isDeepStrictEqual } from 'node:util';
import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { AccountRecord, ProvinceRecords, RegistryEditor } from '../../application/ports/registry.ts';
import { storedPostSchema } from '../../contracts/stored-registry.ts';
import type { Post } from '../../domain/office/post.ts';
import { getMany } from './batch.ts';
import type { Item, TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import type { Key } from './keys.ts';
import { registryKeys, tables } from './keys.ts';

type EditorOptions = TableOptions & {
  /** Told of each change, for whoever keeps what was read. */
  readonly changed?: (key: Key) => void;
  readonly postsChanged?: (personId: string) => void;
};
/** A record as an item: what it says stands in `record`, beside the keys. */
type RecordItem = Key & { readonly record: object; readonly unit?: string };

const chunk = 10;

/** A sign-in that is linked to one person is never linked to another: that needs a person to look at it. */
export class AccountLinkedToAnotherError extends Error {
  override readonly name = 'AccountLinkedToAnotherError';

  constructor() {
    super('This account is linked to another person');
  }
}

export function dynamoRegistryEditor(options: EditorOptions): RegistryEditor {
  const { client, tableName, changed = () => {}, postsChanged = () => {} } = options;
  const write = (item: RecordItem, condition?: object) =>
    client.send(new PutCommand({ TableName: tableName, Item: item, ...condition }));

  async function standingPost(personId: string, postId: string): Promise<Post | undefined> {
    const key = registryKeys.post(personId, postId);
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return Item && storedPostSchema.parse(Item['record']);
  }

  return {
    async addPost(post) {
      try {
        await write(postItem(post), { ConditionExpression: 'attribute_not_exists(pk)' });
        return 'added';
      } catch (fault) {
        if (!isConditionFailed(fault)) throw fault;
        const standing = await standingPost(post.personId, post.id);
        return standing && isDeepStrictEqual(standing, post) ? 'same' : 'exists';
      } finally {
        postsChanged(post.personId);
      }
    },

    async endPost(personId, postId, to) {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: registryKeys.post(personId, postId),
            UpdateExpression: 'SET #record.#to = :to',
            // A post that has ended already keeps its end.
            ConditionExpression:
              'attribute_exists(pk) AND (attribute_not_exists(#record.#to) OR #record.#to > :to)',
            ExpressionAttributeNames: { '#record': 'record', '#to': 'to' },
            ExpressionAttributeValues: { ':to': to },
            ReturnValues: 'ALL_NEW',
          }),
        );
        return storedPostSchema.parse(Attributes?.['record']);
      } catch (fault) {
        if (!isConditionFailed(fault)) throw fault;
        return standingPost(personId, postId);
      } finally {
        postsChanged(personId);
      }
    },

    async linkAccount(account: AccountRecord) {
      const key = registryKeys.account(account.account);
      try {
        await write(
          { ...key, record: account },
          {
            ConditionExpression: 'attribute_not_exists(pk) OR #record.#key = :key',
            ExpressionAttributeNames: { '#record': 'record', '#key': 'key' },
            ExpressionAttributeValues: { ':key': account.key },
          },
        );
      } catch (fault) {
        throw isConditionFailed(fault) ? new AccountLinkedToAnotherError() : fault;
      } finally {
        changed(key);
      }
    },

    async put(records) {
      const items = itemsOf(records);
      const standing = new Map((await getMany(options, items, true)).map((item) => [nameOf(item), item]));
      const differing = items.filter((item) => {
        const found = standing.get(nameOf(item));
        // A post that stands is left: somebody may have ended it since.
        return !found || (!isPost(item) && !isDeepStrictEqual(found, item));
      });
      for (let from = 0; from < differing.length; from += chunk) {
        await Promise.all(differing.slice(from, from + chunk).map((item) => write(item)));
      }
      for (const item of differing) changed(item);
      for (const { personId } of records.posts) postsChanged(personId);
    },
  };
}

function itemsOf(records: ProvinceRecords): RecordItem[] {
  const newest = new Map<string, number>();
  for (const { code, version } of records.procedures)
    newest.set(code, Math.max(version, newest.get(code) ?? 0));
  return [
    ...records.units.map((unit) => ({ ...registryKeys.unit(unit.id), record: unit })),
    ...records.people.map((person) => ({ ...registryKeys.person(person.personId), record: person })),
    ...records.officerAccounts.map((officer) => ({
      ...registryKeys.officer(officer.account),
      record: officer,
    })),
    ...records.posts.map(postItem),
    { ...registryKeys.calendar(records.calendar.version), record: records.calendar },
    { ...registryKeys.newestCalendar, record: { version: records.calendar.version } },
    ...records.procedures.map((content) => ({
      ...registryKeys.procedure(content.code, content.version),
      record: content,
    })),
    ...records.bindings.map((binding) => ({
      ...registryKeys.binding(binding.procedureCode, binding.validFrom),
      record: binding,
    })),
    ...records.noticeSettings.map((settings) => ({
      ...registryKeys.noticeSettings(settings.validFrom),
      record: settings,
    })),
    // Last: a list never names what is not there yet.
    ...[...newest].map(([code, version]) => ({
      ...registryKeys.procedureRow(code),
      record: { code, version },
    })),
  ];
}

const postItem = (post: Post): RecordItem => ({
  ...registryKeys.post(post.personId, post.id),
  record: post,
  [tables.registry.indexes.unitPeople.partition]: registryKeys.unitPeople(post.unitId),
});
const isPost = ({ unit }: RecordItem): boolean => unit !== undefined;

const nameOf = ({ pk, sk }: Item | Key): string => `${String(pk)} ${String(sk)}`;
