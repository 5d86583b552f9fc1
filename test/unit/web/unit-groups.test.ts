import { expect, test } from '@jest/globals';
import { unitGroups } from '../../../web/quan-tri/unit-groups.ts';

const unit = (id: string, parent?: string, ended = false) => ({ id, parent, ended });

test('units stand under the one above them; what is abolished comes last, wherever it stood', () => {
  const groups = unitGroups([
    unit('old-district', 'province', true),
    unit('province'),
    unit('desk', 'commune'),
    unit('commune', 'province'),
    unit('orphan', 'old-district'),
  ]);
  expect(groups.map(({ kind, parent, units }) => [kind, parent?.id, units.map(({ id }) => id)])).toEqual([
    ['top', undefined, ['province', 'orphan']],
    ['below', 'province', ['commune']],
    ['below', 'commune', ['desk']],
    ['ended', undefined, ['old-district']],
  ]);
});
