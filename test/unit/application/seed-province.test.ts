import { describe, expect, jest, test } from '@jest/globals';
import { readCatalogue } from '../../../infra/local/catalogue.ts';
import { memoryIdentities } from '../../../shared/adapters/memory/identities.ts';
import type { ProvinceRecords, RegistryEditor } from '../../../shared/application/ports/registry.ts';
import { seedProvince, UnprovenBindingError } from '../../../shared/application/seed-province.ts';

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
  test('writes nothing while a binding cannot carry its route, and names each fault', async () => {
    const seed = readCatalogue('ninh-binh');
    const put = jest.fn<RegistryEditor['put']>();
    const editor = { put } as Partial<RegistryEditor> as RegistryEditor;
    const bindings = seed.bindings.map((binding) =>
      binding.procedureCode === '1.013225'
        ? { ...binding, units: { handling: binding.competentUnit } }
        : binding.procedureCode === '2.000815'
          ? { ...binding, route: { name: 'desk-decides', version: 9 } }
          : binding,
    );
    const seeding = seedProvince(
      { editor, identities: memoryIdentities('secret') },
      { ...seed, bindings },
      [],
    );
    await expect(seeding).rejects.toThrow(UnprovenBindingError);
    await expect(seeding).rejects.toThrow('2.000815: The route desk-decides v9 is not released.');
    await expect(seeding).rejects.toThrow('asks the unit consulted, which is not bound.');
    expect(put).not.toHaveBeenCalled();
  });
});
