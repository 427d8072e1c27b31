import type { Bilingual } from '#law/bilingual.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { paths } from './paths.ts'
import type { Shell } from './shell.ts'
import { frame } from './words/frame.ts'
import { titles } from './words/page-words.ts'

type Link = { readonly path: string; readonly name: Bilingual }

/** Few pages to work with; rights are decided elsewhere. */
export function navigation({ person, isLarge }: Pick<Shell, 'person' | 'isLarge'>): readonly Link[] {
  const roles = person?.roles ?? []
  const own = byRole.filter(
    ({ path, of, agents }) =>
      (person?.isOfCounty !== true || inCounty.has(path)) &&
      of.some((role) => roles.includes(role)) &&
      (!agents || person?.hasClients === true),
  )
  // A page written once for everybody is read by staff too.
  if (person === null && isLarge !== undefined) return [...open, mine]
  if (own.length === 0) return open
  return own.map(({ path, name }) => ({ path, name }))
}

const open: readonly Link[] = [
  { path: paths.search, name: frame.search },
  { path: paths.track, name: frame.track },
  { path: paths.mainProcedure, name: frame.procedure },
]
/** Leads strangers through sign-in; seatless users have none. */
const mine: Link = { path: paths.myCases, name: frame.myCases }

/** Pages that a county’s supervisor or administrator has. */
const inCounty: ReadonlySet<string> = new Set([
  ...[paths.desk, paths.orders, paths.rechecks, paths.board, paths.people, paths.imports],
])

const unit: readonly Role[] = ['intake', 'intakeHead', 'officer', 'head']

/** `agents`: only where somebody has entrusted the reader. */
const byRole: readonly (Link & { readonly of: readonly Role[]; readonly agents?: true })[] = [
  { path: paths.search, name: frame.search, of: ['applicant'] },
  { path: paths.myRecords, name: frame.myRecords, of: ['applicant'] },
  { path: paths.myCases, name: frame.myCases, of: ['applicant'] },
  { path: paths.myData, name: frame.myData, of: ['applicant'] },
  { path: paths.mandates, name: frame.mandates, of: ['applicant'] },
  { path: paths.clients, name: frame.clients, of: ['applicant'], agents: true },
  { path: paths.counter, name: frame.counter, of: ['clerk', 'intake', 'officer'] },
  { path: paths.desk, name: frame.desk, of: [...unit, 'supervisor'] },
  { path: paths.service, name: frame.service, of: unit },
  { path: paths.measures, name: frame.measures, of: unit },
  { path: paths.register, name: frame.register, of: unit },
  { path: paths.absences, name: titles.absences, of: ['intakeHead', 'head'] },
  { path: paths.orders, name: titles.orders, of: ['intakeHead', 'head', 'supervisor'] },
  { path: paths.rechecks, name: titles.rechecks, of: ['officer', 'head', 'supervisor'] },
  { path: paths.editions, name: titles.editions, of: ['intakeHead', 'head', 'auditor'] },
  { path: paths.bulletins, name: titles.bulletins, of: ['intakeHead', 'head', 'auditor'] },
  { path: paths.claims, name: frame.mandates, of: ['intake', 'intakeHead'] },
  { path: paths.board, name: frame.board, of: ['supervisor'] },
  { path: paths.listed, name: frame.listed, of: ['supervisor', 'systemAdmin', 'auditor'] },
  { path: paths.admin, name: frame.admin, of: ['systemAdmin'] },
  { path: paths.undelivered, name: frame.undelivered, of: ['systemAdmin'] },
  { path: paths.imports, name: frame.imports, of: ['systemAdmin', 'officer'] },
  { path: paths.people, name: frame.people, of: ['systemAdmin', 'securityAdmin'] },
  { path: paths.seats, name: frame.seats, of: ['systemAdmin', 'securityAdmin'] },
  { path: paths.switches, name: frame.switches, of: ['securityAdmin', 'auditor'] },
  { path: paths.settings, name: titles.settings, of: ['systemAdmin', 'securityAdmin', 'auditor'] },
  { path: paths.holidays, name: titles.holidays, of: ['systemAdmin', 'securityAdmin', 'auditor'] },
  { path: paths.erasures, name: titles.erasures, of: ['systemAdmin', 'securityAdmin', 'auditor'] },
  { path: paths.accounts, name: titles.accounts, of: ['systemAdmin', 'securityAdmin', 'auditor'] },
  { path: paths.incidents, name: titles.incidents, of: ['supervisor', 'systemAdmin', 'securityAdmin', 'auditor'] },
  { path: paths.health, name: frame.health, of: ['systemAdmin', 'securityAdmin', 'auditor'] },
  { path: paths.audit, name: frame.audit, of: ['auditor'] },
  { path: paths.adminLog, name: frame.adminLog, of: ['auditor'] },
  { path: paths.feed, name: frame.feed, of: ['recipient'] },
  { path: paths.recipients, name: titles.recipients, of: ['intake', 'intakeHead'] },
  { path: paths.search, name: frame.search, of: unit },
]
