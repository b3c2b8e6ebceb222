/** A program: its channel's statuses, and who is a member of it in which of them. */
import type { Value } from '../../engine/kernel/index.ts';
import { DEFAULT_WORKSPACE } from '../lists/index.ts';

/** A status of a program's channel. Members move to higher steps only. */
export interface ProgramStatus {
  readonly name: string;
  readonly step: number;
  /** Whether who reaches the status has reached the program's success. */
  readonly isSuccess?: boolean;
}

const PROGRAM_TYPES = ['default', 'event', 'webinar', 'nurture', 'email'] as const;

/** A value that an instance's admins have programs marked with. */
export interface ProgramTag {
  readonly tagType: string;
  readonly tagValue: string;
}

/** What is told of a program when it is made; the id is the next free one without. */
export interface ProgramDefinition {
  readonly id?: number;
  readonly name: string;
  readonly description?: string;
  /** `nurture` is an engagement program (documented, Adobe "Programs"); `default` without. */
  readonly type?: (typeof PROGRAM_TYPES)[number];
  readonly channel?: string;
  readonly workspaceName?: string;
  /** The statuses of the channel; those of DEFAULT_STATUSES without. */
  readonly statuses?: readonly ProgramStatus[];
  readonly tags?: readonly ProgramTag[];
}

/** A person's membership. */
export interface ProgramMember {
  readonly person: number;
  readonly membershipDate: number;
  /** Whether the program acquired the person: it was new with this program. */
  readonly acquiredBy: boolean;
  status: ProgramStatus;
  updatedAt: number;
  /** Null as long as the success has not been reached. */
  reachedSuccessAt: number | null;
  readonly isExhausted: boolean;
  /** Updateable fields: registrationCode, webinarUrl, the instance's own. */
  readonly values: Map<string, Value>;
}

export interface Program {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly type: (typeof PROGRAM_TYPES)[number];
  readonly channel: string;
  readonly workspaceName: string;
  readonly createdAt: number;
  readonly statuses: readonly ProgramStatus[];
  readonly tags: readonly ProgramTag[];
  readonly members: Map<number, ProgramMember>;
}

/** The statuses of a channel that nothing is said of (assumed: those of the product's "Content" channel). */
export const DEFAULT_STATUSES: readonly ProgramStatus[] = [
  { name: 'Member', step: 10 },
  { name: 'Engaged', step: 20, isSuccess: true },
];

/** A new program without members. */
export function programOf(definition: ProgramDefinition, id: number, now: number): Program {
  return {
    id,
    name: definition.name,
    description: definition.description ?? '',
    type: definition.type ?? 'default',
    channel: definition.channel ?? 'Content',
    workspaceName: definition.workspaceName ?? DEFAULT_WORKSPACE,
    createdAt: now,
    statuses: (definition.statuses ?? DEFAULT_STATUSES).toSorted((a, b) => a.step - b.step),
    tags: definition.tags ?? [],
    members: new Map(),
  };
}

/** What became of a membership. */
export type StatusChange =
  | {
      readonly kind: 'created' | 'updated';
      readonly member: ProgramMember;
      readonly old: ProgramStatus | undefined;
    }
  | { readonly kind: 'past' };

/** Makes a person a member in a status, or moves it there; who is in or past the status stays (documented). */
export function changeStatus(
  program: Program,
  person: number,
  status: ProgramStatus,
  { isNew, now }: { readonly isNew: boolean; readonly now: number },
): StatusChange {
  const known = program.members.get(person);
  if (known !== undefined && known.status.step >= status.step) return { kind: 'past' };
  const old = known?.status;
  const member: ProgramMember = known ?? {
    person,
    membershipDate: now,
    acquiredBy: isNew,
    status,
    updatedAt: now,
    reachedSuccessAt: null,
    isExhausted: false,
    values: new Map(),
  };
  program.members.set(person, member);
  member.status = status;
  member.updatedAt = now;
  if (status.isSuccess) member.reachedSuccessAt ??= now;
  return { kind: known === undefined ? 'created' : 'updated', member, old };
}
