import type { Person } from '#engine/store/person.ts'

/**
 * Rights restated, read from nowhere else: doors are held to them. Nobody who acts for the subject or declared an
 * interest has a seat in its matters.
 */

export type Stand = {
  readonly subject: string
  readonly filer: string
  readonly holder: string | null
  readonly asked: readonly string[]
  readonly involved: readonly string[]
  readonly proposers: readonly string[]
  /** The supervisor holds it: no unit does. */
  readonly supervised?: true
  /** A unit handed it back: the supervisor may assign it. */
  readonly returned?: true
}
type Seat = Person['roles'][number]['role']

const staff: readonly Seat[] = ['intake', 'intakeHead', 'officer', 'head']
const unit: readonly Seat[] = ['officer', 'head']
const intake: readonly Seat[] = ['intake', 'intakeHead']

export const isOwner = (who: Person, { subject }: Pick<Stand, 'subject'>) =>
  has(who, ['applicant']) && who.subject === subject

export const isBarred = (who: Person, { subject }: Pick<Stand, 'subject'>) =>
  who.subject === subject || who.conflicts.includes(subject)

export const readsAtDesk = (who: Person, one: Stand) =>
  !isBarred(who, one) && (sits(who, staff, one.involved) || has(who, ['supervisor']))

/** Assigned by the unit's head, or a supervisor who reads it. */
export const assigns = (who: Person, one: Stand) =>
  readsAtDesk(who, one) &&
  one.holder !== null &&
  (sits(who, ['head', 'intakeHead'], [one.holder]) || has(who, ['supervisor']))

export const readsLog = (who: Person, one: Pick<Stand, 'subject'>) => !isBarred(who, one) && has(who, ['auditor'])
export const restarts = (who: Person, one: Pick<Stand, 'subject'>) => !isBarred(who, one) && has(who, ['systemAdmin'])

/** Own papers of the applicant; all at desk and in audit. */
export const readsPaper = (who: Person, one: Stand) => isOwner(who, one) || readsAtDesk(who, one) || readsLog(who, one)

/** Service by hand is recorded by the unit that signed the paper. */
export const servesFor = (who: Person, one: Stand, unit: string) => !isBarred(who, one) && sits(who, staff, [unit])

/** `clean` opens to the applicant too; `unscanned` only to the officer. */
export const opensFile = (who: Person, one: Stand, state: 'clean' | 'unscanned') =>
  (state === 'clean' && isOwner(who, one)) ||
  (!isBarred(who, one) &&
    (sits(who, staff, [one.holder]) ||
      sits(who, unit, one.asked) ||
      (one.supervised === true && has(who, ['supervisor']))))

export const completes = (who: Person, one: Pick<Stand, 'subject' | 'involved'>) =>
  !isBarred(who, one) && sits(who, staff, one.involved)

/** Lists whose existence is nobody else's business. */
export const lists: Readonly<Record<string, readonly Seat[]>> = {
  '/my/records': ['applicant'],
  '/my/cases': ['applicant'],
  '/my/data': ['applicant'],
  '/my/statement': ['applicant'],
  '/my/data/export': ['applicant'],
  '/my/drafts': ['applicant'],
  '/my/object': ['applicant'],
  '/account/reach': ['applicant'],
  '/my/mandates': ['applicant'],
  '/my/mandates/new': ['applicant'],
  '/my/mandates/claim': ['applicant'],
  '/clients': ['applicant'],
  '/counter': ['clerk', 'intake', 'officer'],
  '/counter/new/present': ['clerk'],
  '/counter/new/phone': ['clerk'],
  '/counter/slips': ['clerk'],
  '/counter/new/paper': ['clerk', 'intake', 'officer'],
  '/desk/mandates': intake,
  '/desk': [...staff, 'supervisor'],
  '/desk?filter=asked': [...staff, 'supervisor'],
  '/desk?filter=waiting': [...staff, 'supervisor'],
  '/desk?list=mine': [...staff, 'supervisor'],
  '/desk?list=sent': [...staff, 'supervisor'],
  '/desk?list=closed': [...staff, 'supervisor'],
  '/desk/register': staff,
  '/desk/arrivals': staff,
  '/desk/queries': [...staff, 'supervisor'],
  '/desk/queries.csv': [...staff, 'supervisor'],
  '/desk/credit-china': intake,
  '/desk/credit-china/applications.csv': intake,
  '/desk/credit-china/steps.csv': intake,
  '/desk/service': staff,
  '/desk/measures': staff,
  '/desk/orders': ['intakeHead', 'head', 'supervisor'],
  '/desk/rechecks': ['officer', 'head', 'supervisor'],
  '/desk/rechecks.csv': ['officer', 'head', 'supervisor'],
  '/desk/contests': ['supervisor'],
  '/desk/contests.csv': ['supervisor'],
  '/desk/batch': [...staff, 'supervisor'],
  '/desk/together/assign': [...staff, 'supervisor'],
  '/desk/together/remind': ['supervisor'],
  '/board/together/assign': ['supervisor'],
  '/board/together/remind': ['supervisor'],
  '/desk/find': [...staff, 'supervisor'],
  '/board': ['supervisor'],
  '/board/list.csv': ['supervisor'],
  '/board/print': ['supervisor'],
  '/board/breaches': ['supervisor'],
  '/board/breaches.csv': ['supervisor'],
  '/board/forecast': ['supervisor'],
  '/board/forecast.csv': ['supervisor'],
  '/board/figures': ['supervisor'],
  '/board/figures.csv': ['supervisor'],
  '/board/workload': ['supervisor'],
  '/board/workload.csv': ['supervisor'],
  '/board/ratings': ['supervisor'],
  '/board/ratings.csv': ['supervisor'],
  '/board/editions': ['supervisor', 'intakeHead', 'head', 'auditor'],
  '/board/bulletins': ['supervisor', 'intakeHead', 'head', 'auditor'],
  '/board/unconfirmed': ['supervisor'],
  '/board/unconfirmed/list.csv': ['supervisor'],
  '/board/holders': ['supervisor'],
  '/board/unconfirmed.csv': ['supervisor'],
  '/board/listed': ['supervisor', 'systemAdmin', 'auditor'],
  '/board/listed.csv': ['supervisor', 'systemAdmin', 'auditor'],
  '/admin': ['systemAdmin'],
  '/admin/imports': ['systemAdmin', 'officer'],
  '/admin/people': ['systemAdmin', 'securityAdmin'],
  '/admin/seats': ['systemAdmin', 'securityAdmin'],
  '/admin/switches': ['securityAdmin', 'auditor'],
  '/audit/admin': ['auditor'],
  '/admin/settings': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/flags': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/targets': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/directory': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/texts': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/counties': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/domains': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/settings/directory/HJ': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/incidents': ['supervisor', 'systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/accounts': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/holidays': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/erasures': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/health': ['systemAdmin', 'securityAdmin', 'auditor'],
  '/admin/mail': ['systemAdmin'],
  '/feed': ['recipient'],
  '/feed/changes': ['recipient'],
  '/feed/of': ['intake', 'intakeHead'],
  '/account/authenticator': [
    'clerk',
    ...staff,
    'supervisor',
    'recipient',
    'creditChina',
    'hotline',
    'systemAdmin',
    'securityAdmin',
    'auditor',
  ],
}
export const opensList = (who: Person, path: string) => has(who, lists[path] ?? [])

type Sender = { readonly by: readonly Seat[]; readonly where: 'own' | 'holder' | 'asked' | 'involved' | 'any' }
const from = (by: readonly Seat[], where: Sender['where']): Sender => ({ by, where })

const senders: Readonly<Record<string, Sender>> = {
  'intake.askedSupplement': from(staff, 'holder'),
  'intake.kept': from(intake, 'holder'),
  'intake.forwarded': from(intake, 'involved'),
  'intake.proposedRefusal': from(staff, 'holder'),
  'platform.proposed': from(intake, 'holder'),
  'unit.accepted': from(unit, 'holder'),
  'unit.proposed': from(unit, 'holder'),
  'unit.returned': from(unit, 'holder'),
  'unit.proposedOnWithdrawal': from(staff, 'holder'),
  'unit.asked': from(unit, 'holder'),
  'determiner.answered': from(unit, 'asked'),
  'head.paused': from(['head', 'intakeHead'], 'holder'),
  'unit.resumed': from(staff, 'holder'),
  'head.extended': from(['head'], 'holder'),
  'supervisor.assigned': from(['supervisor'], 'any'),
  'approver.approved': from(['head', 'intakeHead'], 'holder'),
  'approver.returned': from(['head', 'intakeHead'], 'holder'),
  'applicant.supplemented': from(['applicant'], 'own'),
  'applicant.stated': from(['applicant'], 'own'),
  'applicant.withdrew': from(['applicant'], 'own'),
  'system.retried': from(['systemAdmin'], 'any'),
}

/** Theirs, but for own proposals (`fourEyes`) or closeness (`interest`). */
export function sends(who: Person, event: string, one: Stand): boolean | 'fourEyes' | 'interest' {
  const sender = senders[event]
  if (!sender) return false
  if (sender.where === 'own') return isOwner(who, one)
  const units = { holder: [one.holder], asked: one.asked, involved: one.involved, any: null }[sender.where]
  const mine = units === null ? has(who, sender.by) : sits(who, sender.by, units)
  if (mine && isBarred(who, one)) return 'interest'
  return mine && event.startsWith('approver.') && one.proposers.includes(who.id) ? 'fourEyes' : mine
}

export const has = (who: Person, roles: readonly Seat[]) => who.roles.some(({ role }) => roles.includes(role))
const sits = (who: Person, roles: readonly Seat[], units: readonly (string | null)[]) =>
  who.roles.some((seat) => roles.includes(seat.role) && seat.unit !== null && units.includes(seat.unit))
