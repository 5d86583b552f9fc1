import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Notices } from '../../application/ports/notices.ts';
import { storedBadAddressSchema, storedNoticeSchema } from '../../contracts/stored-notices.ts';
import { readNoticeId } from '../../domain/notice/notice.ts';
import type { Notice } from '../../domain/notice/notice.ts';
import { listedAt, listedState } from '../listed-notices.ts';
import type { Item, TableOptions } from './client.ts';
import { isConditionFailed } from './faults.ts';
import type { Key } from './keys.ts';
import { noticeKeys, tables } from './keys.ts';
import { queryCount, queryItems, queryPage } from './query.ts';

const { noticeList } = tables.notices.indexes;
/** Sorts before every instant. */
const ever = '0';

/** Who was told of what; see README.md for the keys behind each method. */
export function dynamoNotices(table: TableOptions): Notices {
  const { client, tableName } = table;
  const get = async (key: Key, consistent: boolean): Promise<Item | undefined> =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: consistent }))).Item;

  async function put(notice: Notice, condition: object): Promise<boolean> {
    try {
      await client.send(new PutCommand({ TableName: tableName, Item: itemOf(notice), ...condition }));
      return true;
    } catch (fault) {
      if (isConditionFailed(fault)) return false;
      throw fault;
    }
  }

  const until = async (state: Notice['state'], to: string, limit: number): Promise<readonly Notice[]> => {
    const value = noticeKeys.listed(state);
    const found = await queryItems(table, { index: noticeList, value, sort: { from: ever, to } }, limit);
    return found.items.map((item) => storedNoticeSchema.parse(item));
  };

  return {
    make: async (notice) =>
      (await put(notice, { ConditionExpression: 'attribute_not_exists(pk)' })) ? 'made' : 'stood',

    async get(id) {
      const key = keyOf(id);
      const item = key && (await get(key, true));
      return item && storedNoticeSchema.parse(item);
    },

    change: async (next) =>
      (await put(next, {
        ConditionExpression: '#version = :seen',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':seen': next.version - 1 },
      }))
        ? 'changed'
        : 'other',

    due: (now, limit) => until('waiting', now, limit),
    claimedBefore: (before, limit) => until('claimed', before, limit),

    list: (state, page) =>
      queryPage(table, { index: noticeList, value: noticeKeys.listed(state) }, page, (item) =>
        storedNoticeSchema.parse(item),
      ),

    ofDossier: (dossierId, page) =>
      queryPage(table, noticeKeys.ofDossier(dossierId), page, (item) => storedNoticeSchema.parse(item)),

    async markAddress(address) {
      await client.send(
        new PutCommand({
          TableName: tableName,
          Item: {
            ...noticeKeys.address(address.hash),
            ...address,
            [noticeList.partition]: noticeKeys.badAddresses,
            [noticeList.sort]: address.at,
          },
        }),
      );
    },

    async badAddress(hash) {
      const item = await get(noticeKeys.address(hash), false);
      return item && item[noticeList.partition] !== undefined
        ? storedBadAddressSchema.parse(item)
        : undefined;
    },

    badAddresses: (page) =>
      queryPage(table, { index: noticeList, value: noticeKeys.badAddresses }, page, (item) =>
        storedBadAddressSchema.parse(item),
      ),

    async clearAddress(hash, { by, at }) {
      try {
        await client.send(
          new UpdateCommand({
            TableName: tableName,
            Key: noticeKeys.address(hash),
            UpdateExpression: 'SET #by = :by, #at = :at REMOVE #list, #place',
            ConditionExpression: 'attribute_exists(#list)',
            ExpressionAttributeNames: {
              '#by': 'clearedBy',
              '#at': 'clearedAt',
              '#list': noticeList.partition,
              '#place': noticeList.sort,
            },
            ExpressionAttributeValues: { ':by': by, ':at': at },
          }),
        );
        return 'cleared';
      } catch (fault) {
        if (isConditionFailed(fault)) return 'not-marked';
        throw fault;
      }
    },

    count: (list, most) =>
      queryCount(
        table,
        {
          index: noticeList,
          value: list === 'addresses' ? noticeKeys.badAddresses : noticeKeys.listed(list),
        },
        most,
      ),
  };
}

function keyOf(id: string): Key | undefined {
  const read = readNoticeId(id);
  return read && noticeKeys.notice(read.dossierId, read.eventNumber, read.sort);
}

function itemOf(notice: Notice): Item {
  const key = keyOf(notice.id);
  if (!key) throw new TypeError('A notice has no id of the right shape');
  const state = listedState(notice);
  return {
    ...key,
    ...notice,
    ...(state && {
      [noticeList.partition]: noticeKeys.listed(state),
      [noticeList.sort]: listedAt(notice),
    }),
  };
}
