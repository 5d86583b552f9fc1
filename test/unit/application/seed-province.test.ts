import { describe, expect, test } from '@jest/globals';
import { readCatalogue } from '../../../infra/local/catalogue.ts';
import { memoryIdentities } from '../../../shared/adapters/memory/identities.ts';
import type { ProvinceRecords, RegistryEditor } from '../../../shared/application/ports/registry.ts';
import { seedProvince } from '../../../shared/application/seed-province.ts';

describe('seeding a province', () => {
  test('keeps of an officer’s personal ID number only its HMAC', async () => {
    const seed = readCatalogue('ninh-binh');
    let put: ProvinceRecords | undefined;
    const editor = { put: async (records: ProvinceRecords) => void (put = records) } as RegistryEditor;
    await seedProvince({ editor, identities: memoryIdentities('secret') }, seed, []);
    expect(put?.people).toHaveLength(seed.people.length);
    for (const { identityNumber } of seed.people) expect(JSON.stringify(put)).not.toContain(identityNumber);
    expect(put?.people.every(({ key }) => key)).toBe(true);
  });
});
