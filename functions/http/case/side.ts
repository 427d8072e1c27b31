import { findWay, type Standpoint } from '#engine/begin/ways.ts'
import { mandateFor, may, mayBegin, type Target } from '#engine/people/authorise.ts'
import { officeOf } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import type { Audience } from '#records/publicity/given.ts'
import { paths } from '#web/paths.ts'
import { clients } from '#web/words/mandates.ts'
import type { Signed } from '../door/ask.ts'
import type { Draft } from './draft-shape.ts'
import type { Side } from './for-whom.ts'

/** Side behind a base of pages, or null. */
export type SideOf = (ask: Signed, engine: Engine) => Promise<Side | null>

const own = '/my'

export const ownSide = ({ subject, name }: Person): Side | null =>
  subject === null ? null : { subject, name, base: own }

/** Whoever has a subject has records of their own. */
export const mySide: SideOf = async ({ person }) => (may(person, 'list.own') ? ownSide(person) : null)

export const isOwn = ({ base }: Side): boolean => base === own

/** Target of a side's records: the subject's, before a clerk or not. */
export const audienceOn = (person: Person, { visit }: Pick<Side, 'visit'>): Audience =>
  visit === undefined ? 'subject' : officeOf(person)

/** The side on which a case is somebody's own, or null. */
export function sideOfCase(person: Person, { subject, recordId }: CaseFile): Side | null {
  if (person.subject === subject) return ownSide(person)
  const held = mandateFor(person, { subject, record: recordId })
  return held && { subject, name: held.subjectName, base: paths.client(held.id) }
}

/** Side of a draft, until its writer's mandate ends. */
export function sideOfDraft(
  engine: Engine,
  person: Person,
  { behalf, recordId, way }: Pick<Draft, 'behalf' | 'recordId' | 'way'>,
): Side | null {
  const side = behalf ?? ownSide(person)
  if (!side || way.desk) return null
  const named = findWay(engine, way.procedure, way.id)
  return named && mayBegin(person, named, targetOn(person, side, recordId), 'side') ? side : null
}

/** Target on a side: its subject's matter, before the clerk if any. */
const targetOn = (person: Person, { subject, visit }: Side, record: string | null): Target => ({
  subject,
  record,
  ...(visit === undefined ? {} : { clerk: person.id }),
})

/** Standpoint of whoever files on a side. */
export const standpointOf = (person: Person, { subject, visit, caller }: Side): Standpoint => ({
  at: 'side',
  subject,
  ...(visit === undefined ? {} : { clerk: person.id }),
  ...(caller && { publicOnly: true }),
})

/** Every page then says for whom. */
export const acting = (ask: Signed, side: Side): Signed =>
  isOwn(side)
    ? ask
    : {
        ...ask,
        shell: {
          ...ask.shell,
          actingFor: {
            name: side.name,
            links: linksOf(side),
            isVisit: side.visit !== undefined,
            isCaller: side.caller === true,
          },
        },
      }

const linksOf = ({ base, visit, caller }: Side) =>
  visit === undefined
    ? [
        { path: `${base}/records`, name: clients.records },
        { path: `${base}/cases`, name: clients.cases },
        { path: paths.clients, name: clients.all },
      ]
    : [
        { path: `${base}/records`, name: clients.records },
        ...(caller ? [] : [{ path: paths.visitCases(visit), name: clients.cases }]),
      ]
