import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { isThere, unitById } from '#records/directory.ts'
import { type Holder, isSameSeat, type Role } from '#workflows/contract/actor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { isOfCounty } from './authorise.ts'
import { peopleOf } from './people.ts'

export type Seat = Person['roles'][number]

/** Seat of a role: a unit, the platform, beyond; `none`: not given. */
export const seatKinds: Readonly<Record<Role, 'unit' | 'platform' | 'area' | 'none'>> = {
  applicant: 'none',
  clerk: 'unit',
  intake: 'platform',
  intakeHead: 'platform',
  officer: 'unit',
  head: 'unit',
  supervisor: 'area',
  recipient: 'unit',
  systemAdmin: 'area',
  securityAdmin: 'area',
  auditor: 'area',
  public: 'none',
  creditChina: 'platform',
  hotline: 'platform',
  system: 'none',
}

export type Administrator = 'systemAdmin' | 'securityAdmin' | 'auditor'
export const administratorRoles: readonly Administrator[] = ['systemAdmin', 'securityAdmin', 'auditor']

export const grantable = Object.keys(seatKinds)
  .filter(isRole)
  .filter((role) => seatKinds[role] !== 'none')

export function isRole(text: string): text is Role {
  return Object.hasOwn(seatKinds, text)
}

export const isOneOfThree = (role: Role): boolean => administratorRoles.some((one) => one === role)

export const holds = ({ roles }: Pick<Person, 'roles'>, seat: Holder): boolean =>
  roles.some((one) => isSameSeat(one, seat))

export const isAdministrator = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.some(({ role }) => isOneOfThree(role))

/** Tells why a seat is barred; administrators have no other (三员分立). */
export function whyNot(engine: Pick<Engine, 'deployment'>, person: Person, seat: Seat): RefusalCode | null {
  const unit = seat.unit === null ? null : unitById(engine.deployment.directory, seat.unit)
  const kind = seatKinds[seat.role]
  if (unit !== null && !isThere(unit)) return 'unknownUnit'
  if (kind === 'none') return 'malformed'
  const isBeyond = seat.role === 'recipient' && receives(engine, seat.unit)
  const isCounty = isOfCounty(seat) && unit !== null && unit.area !== engine.deployment.area
  if (
    kind === 'area'
      ? seat.unit !== null && !isCounty
      : !isBeyond && (unit === null || (kind === 'platform' && !unit.isPlatform))
  )
    return 'unknownUnit'
  if (holds(person, seat)) return 'seatHeld'
  const asksAdministrator = isOneOfThree(seat.role)
  if (person.subject !== null) return 'rolesApart'
  return (asksAdministrator && person.roles.length > 0) || isAdministrator(person) ? 'rolesApart' : null
}

/** A recipient of the directory need be no unit of it. */
const receives = ({ deployment }: Pick<Engine, 'deployment'>, id: string | null): boolean =>
  deployment.directory.recipients?.some((one) => one.id === id) ?? false

/** True where nobody else holds the administrator's seat: it would stay empty. */
export async function isLastAdministrator(
  engine: Pick<Engine, 'table'>,
  person: string,
  { role, unit }: Seat,
): Promise<boolean> {
  if (!isOneOfThree(role)) return false
  return (await peopleOf(engine, { role, unit })).every(({ id }) => id === person)
}
