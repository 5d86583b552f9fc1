import type { AccountId, PersonKey } from '../domain/ids.ts';
import type { NoticeSettings } from '../domain/notice/settings.ts';
import type { OfficeCalendar } from '../domain/office/office-calendar.ts';
import type { Person } from '../domain/office/person.ts';
import type { Unit } from '../domain/office/unit.ts';
import type { ProcedureBinding, ProcedureContent } from '../domain/procedure/procedure-version.ts';
import { proveBinding } from '../domain/route/prove-binding.ts';
import { routeOf } from '../routes/released.ts';
import type { Identities } from './ports/others.ts';
import type { RegistryEditor } from './ports/registry.ts';

/** What `shared/catalogue` says of a province, as its schemas have parsed it. */
export type ProvinceSeed = {
  readonly units: readonly Unit[];
  readonly people: readonly Person[];
  readonly calendar: OfficeCalendar;
  readonly procedures: readonly ProcedureContent[];
  readonly bindings: readonly ProcedureBinding[];
  readonly noticeSettings: readonly NoticeSettings[];
};

/** A dossier that is filed under such a binding would stop where its route asks somebody who is not there. */
export class UnprovenBindingError extends Error {
  override readonly name = 'UnprovenBindingError';
}

/** @throws UnprovenBindingError with every fault of every binding, in sentences. */
export function proveBindings(bindings: readonly ProcedureBinding[]): void {
  const faults = bindings.flatMap((binding) => {
    if (!binding.route) return [];
    const route = routeOf(binding.route);
    const { name, version } = binding.route;
    return route
      ? proveBinding(route, binding)
      : [`${binding.procedureCode}: The route ${name} v${version} is not released.`];
  });
  if (faults.length > 0) throw new UnprovenBindingError(faults.join('\n'));
}

/**
 * Fills a province's registry. Idempotent: what stands is left as it is, so a post ended since is not given back.
 * Of an officer's personal ID number only its HMAC is kept, to know when he is himself a party.
 * @throws UnprovenBindingError before anything is written.
 */
export async function seedProvince(
  deps: { readonly editor: RegistryEditor; readonly identities: Identities },
  seed: ProvinceSeed,
  accounts: readonly { readonly account: AccountId; readonly personId: string }[],
): Promise<void> {
  proveBindings(seed.bindings);
  const keys = new Map<string, PersonKey>();
  for (const { id, identityNumber } of seed.people) keys.set(id, await deps.identities.keyOf(identityNumber));
  await deps.editor.put({
    units: seed.units,
    people: seed.people.map(({ id, name, title }) => {
      const key = keys.get(id);
      return { personId: id, name, title: title.vi, ...(key && { key }) };
    }),
    officerAccounts: accounts,
    posts: seed.people.flatMap(({ posts }) => posts),
    calendar: seed.calendar,
    procedures: seed.procedures,
    bindings: seed.bindings,
    noticeSettings: seed.noticeSettings,
  });
}
