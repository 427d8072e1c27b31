import { caseFile, isCase, procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { findPerson } from '#engine/people/people.ts'
import { absenceOf, absentOf, inUnits, seatedFor, standInNow } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, queueOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { everyItem, readAll } from '#engine/store/read.ts'
import { type Holder, isSameSeat } from '#workflows/contract/actor.ts'
import { letterOf } from './letter-kind.ts'
import { postAgain } from './post.ts'

type Move = { readonly seat: Holder; readonly standIn: Person; readonly once: string }

/**
 * Hands all tasks of an absent person to the stand-in, by a mail each. Repeating is harmless: a letter's name includes
 * its absence.
 */
export async function handOver(engine: Engine, item: Item): Promise<boolean> {
  const id = absentOf(item)
  const person = await findPerson(engine, id)
  const standIn = person && (await standInNow(engine, id))
  if (standIn) {
    const seats = person.roles.filter(({ role, standsInFor }) => inUnits.includes(role) && !standsInFor)
    for (const { role, unit } of seats)
      await moveSeat(engine, { seat: { role, unit }, standIn, once: `away.${id}.${absenceOf(item).at ?? 0}` })
  }
  const { pk, sk, v, body } = item
  const done = await engine.table.transact([{ put: { pk, sk, v: v + 1, body }, when: { v } }])
  return done.kind === 'done'
}

async function moveSeat(engine: Engine, move: Move): Promise<void> {
  const { role, unit } = move.seat
  const queue = (of: string) => ({ index: 'queue', pk: queueOf(unit ?? engine.deployment.area, of) }) as const
  for await (const item of everyItem(engine.table, queue(role)))
    if (isCase(item)) await moveTask(engine, move, caseFile(item), 'standIn')
  if (role !== 'officer') return
  for await (const { body } of everyItem(engine.table, queue('asked'))) {
    const item = await engine.table.get(caseKey(String(body)))
    if (item) await moveTask(engine, move, caseFile(item), 'inquiry')
  }
}

async function moveTask(engine: Engine, { seat, standIn, once }: Move, file: CaseFile, notice: string): Promise<void> {
  const procedure = procedureOf(engine, file)
  const maySee = may(standIn, 'case.read', caseTarget(procedure, file)) !== null
  const isTheirs = (await seatedFor(engine, file, seat)).some(({ id }) => id === standIn.id)
  if (!maySee || !isTheirs || (await hasItAlready(engine, file, seat, standIn))) return
  await postAgain(engine, { caseId: file.id, person: standIn.id, notice, holder: seat }, once)
}

/** True if a colleague had the task's mail. */
async function hasItAlready(engine: Engine, { id }: CaseFile, seat: Holder, standIn: Person) {
  const isOwn = standIn.roles.some((one) => isSameSeat(one, seat) && !one.standsInFor)
  if (!isOwn) return false
  const mails = (await readAll(engine.table, { index: 'main', pk: caseKey(id).pk, prefix: 'mail#' })).map(letterOf)
  const tasks = mails.filter(({ notice, to }) => asks.has(notice) && isSameSeat(to, seat))
  const newest = Math.max(...tasks.map(({ seq }) => seq))
  return tasks.some(({ seq, mail }) => seq === newest && mail.to === standIn.email)
}

const asks: ReadonlySet<string> = new Set(['task', 'inquiry', 'standIn', 'assigned'])
