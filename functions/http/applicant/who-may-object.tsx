import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicView } from '#records/publicity/masking.ts'
import { WhoMayObjectPage } from '#web/applicant/who-may-object-page.tsx'
import { paths } from '#web/paths.ts'
import { mySide, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { openWays } from './way-links.ts'
import { type Asked, whereOf } from './where.ts'

/**
 * Leads here from a record's public page. Agents go on for clients; others learn who may object. Records on no public
 * page stay unknown (ADR 16).
 */
export async function whoMayObject(ask: Signed, engine: Engine, asked: Asked): Promise<Reply> {
  const { person, shell } = ask
  const record = await recordFor(engine, asked.record, 'public')
  const view = record && publicView(record, shanghaiDay(engine.clock.now()), engine.deployment.flags)
  if (record === null || view === null || record.subject.key === person.subject) return notFound(ask)
  for (const { id, subject } of person.mandates ?? []) {
    const base = paths.client(id)
    const isTheirs = subject === record.subject.key
    if (isTheirs && (await whereOf(engine, person, standpointOf(person, { subject, name: '', base }), asked)))
      return goTo(ask, paths.objectRecord(record.id, base))
  }
  const others = await openWays(engine, person)
  const hasOwn = (await mySide(ask, engine)) !== null
  const told = <WhoMayObjectPage shell={shell} record={view} person={person.name} hasOwn={hasOwn} others={others} />
  return ask.method === 'POST' ? refusing({ code: 'subjectOnly' }, page(told, 403)) : page(told)
}
