import type { AccountId, Instant, PersonKey } from '../../domain/ids.ts';
import type { LocalDate } from '../../domain/office/dated.ts';
import type { NoticeSettings } from '../../domain/notice/settings.ts';
import type { OfficeCalendar } from '../../domain/office/office-calendar.ts';
import type { Post } from '../../domain/office/post.ts';
import type { Unit } from '../../domain/office/unit.ts';
import type { ProcedureBinding, ProcedureContent } from '../../domain/procedure/procedure-version.ts';
import type { Page, PageRequest } from './history.ts';

/** An officer as the registry knows him. `key` tells whether he is himself a party. */
export type PersonRecord = {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly key?: PersonKey;
};
/** The link between a sign-in and a verified identity; level as of the eID (1 or 2). */
export type AccountRecord = { readonly account: AccountId; readonly key: PersonKey; readonly level: 1 | 2 };
/** Which person a sign-in of the officers' pool is. */
export type OfficerAccount = { readonly account: AccountId; readonly personId: string };

/** Dated records of the province. Reads may be up to 60 s old, no older. */
export interface Registry {
  /** The newest version in force on a date, with its binding there. */
  procedure(code: string, on: LocalDate): Promise<BoundProcedure | undefined>;
  /** The version a dossier pins, also when it is no longer in force. */
  procedureVersion(code: string, version: number): Promise<ProcedureContent | undefined>;
  /** Codes of all procedures. */
  procedures(page: PageRequest): Promise<Page<{ readonly code: string }>>;
  unit(id: string): Promise<Unit | undefined>;
  units(page: PageRequest): Promise<Page<Unit>>;
  /** The calendar in its newest version, or in the one named. */
  calendar(version?: string): Promise<OfficeCalendar | undefined>;
  officer(account: AccountId): Promise<PersonRecord | undefined>;
  person(personId: string): Promise<PersonRecord | undefined>;
  /** Posts of a person, in force or not; never older than 60 s. */
  posts(personId: string): Promise<readonly Post[]>;
  peopleOfUnit(unitId: string, page: PageRequest): Promise<Page<PersonRecord>>;
  account(account: AccountId): Promise<AccountRecord | undefined>;
  /** How the province tells people, on a date. */
  noticeSettings(on: LocalDate): Promise<NoticeSettings | undefined>;
}
export type BoundProcedure = { readonly content: ProcedureContent; readonly binding?: ProcedureBinding };

/** Changes to dated records; each is one conditional write. */
export interface RegistryEditor {
  /** The same post again is the same post; another post under its id is refused. */
  addPost(post: Post): Promise<'added' | 'same' | 'exists'>;
  endPost(personId: string, postId: string, to: Instant): Promise<Post | undefined>;
  linkAccount(account: AccountRecord): Promise<void>;
  /** Idempotent: writes what differs, in the order given; used by the seed. */
  put(records: ProvinceRecords): Promise<void>;
}
export type ProvinceRecords = {
  readonly units: readonly Unit[];
  readonly people: readonly PersonRecord[];
  readonly officerAccounts: readonly OfficerAccount[];
  readonly posts: readonly Post[];
  readonly calendar: OfficeCalendar;
  readonly procedures: readonly ProcedureContent[];
  readonly bindings: readonly ProcedureBinding[];
  readonly noticeSettings: readonly NoticeSettings[];
};
