import { caseFile, isCase, procedureOf } from '#engine/case/case-of.ts'
import { eventsOffered } from '#engine/case/events-offered.ts'
import { isOnOwnSide, maySend } from '#engine/people/authorise.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readMerged, readSifted } from '#engine/store/read-several.ts'
import { type Bilingual, joinBoth } from '#law/bilingual.ts'
import type { BatchAct, BatchCase } from '#web/staff/batch-page.tsx'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import { type Opened, onlyFor, openCase } from '../case/cases.ts'
import { openingsOf } from '../case/openings.ts'
import { sendEvent } from '../case/send-event.ts'
import { queuesFor } from './desk-routes.tsx'

/** Cases that take the act now, by nearest day. */
export function batchable(
  engine: Engine,
  person: Person,
  act: BatchAct,
  at: string | undefined,
): Promise<Paged<BatchCase>> {
  const lists = queuesFor(engine, person, 'all').map((pk) => ({ index: 'queue', pk }) as const)
  const takes = (file: CaseFile) => {
    const procedure = procedureOf(engine, file)
    return eventsOffered(procedure, file).includes(act) && typeof maySend(person, procedure, file, act) === 'object'
  }
  const sift = (items: readonly Item[]) => onlyFor(engine, person, items.filter(isCase)).map(caseFile).filter(takes)
  const page = readSifted((from) => readMerged(engine.table, lists, from), sift, at)
  return page.then((found) =>
    across(found, async (files) => {
      const lines = await Promise.all(files.map(({ id }) => lineOf(engine, person, act, id)))
      return lines.flatMap((line) => line ?? [])
    }),
  )
}

/** A case of the list; null: not the reader's. */
async function lineOf(engine: Engine, person: Person, act: BatchAct, id: string): Promise<BatchCase | null> {
  const one = await openCase(engine, person, id)
  return one && lineFrom(engine, person, act, one)
}

/** An opened case as a line of the list. */
export async function lineFrom(engine: Engine, person: Person, act: BatchAct, one: Opened): Promise<BatchCase | null> {
  if (isOnOwnSide(person, one.file)) return null
  const { view, file } = one
  const said = saidIn(one)
  return {
    ...{
      id: file.id,
      number: view.number,
      seq: file.seq,
      subjectName: view.subjectName,
      recordTitle: view.recordTitle,
    },
    procedure: view.title,
    decides: said.decides,
    reasons: said.reasons,
    alike: `${file.procedure}.${file.state}.${said.decides.zh}`,
    out: await outOf(engine, person, act, one),
  }
}

/** Proposal, and the reasons of its letter. */
function saidIn({ view }: Opened): { readonly decides: Bilingual; readonly reasons: readonly string[] } {
  const { proposal, items } = view
  const answers = items.flatMap(({ proposed }) => proposed ?? [])
  const names = [...new Map(answers.map(({ code, codeName }) => [code, codeName])).values()]
  const [first] = proposal?.facts ?? []
  const verdict = first ? (typeof first.value === 'string' ? { zh: first.value, en: first.value } : first.value) : null
  const facts = (proposal?.facts ?? []).slice(1)
  const rest = facts.map(({ value }) => (typeof value === 'string' ? value : value.zh))
  if (proposal?.refusal && !verdict) return { decides: view.stateName, reasons: [proposal.refusal] }
  if (names.length > 0)
    return {
      decides: joinBoth(names, { zh: '、', en: ', ' }),
      reasons: [...new Set(answers.map(({ reason }) => reason))],
    }
  return { decides: verdict ?? view.stateName, reasons: rest }
}

/** Refusal that drops a case out; null: none. */
async function outOf(engine: Engine, person: Person, act: BatchAct, one: Opened): Promise<RefusalCode | null> {
  const procedure = procedureOf(engine, one.file)
  const sends = maySend(person, procedure, one.file, act)
  if (typeof sends === 'string') return sends === 'notFound' ? 'notInThisState' : sends
  if (!one.view.actions.some(({ event }) => event === act)) return 'notInThisState'
  return act === 'approver.approved' && (await hasUnopened(engine, procedure, one)) ? 'unopenedFiles' : null
}

/** Evidence unopened by the proposer is no batch's. */
async function hasUnopened(engine: Engine, procedure: Procedure, one: Opened): Promise<boolean> {
  const proposers = procedure.parties.proposers(one.file.data)
  const opened = await openingsOf(engine, one, false)
  const { evidence } = procedure.pages.show(one.file.data)
  return evidence.some(({ key }) => !opened.some((look) => look.key === key && proposers.includes(look.by ?? '')))
}

type Place = { readonly id: string; readonly seq: number }

/** Acts on one case as listed; null: done, also where a first press did it. */
export async function actOn(engine: Engine, person: Person, act: BatchAct, at: Place): Promise<RefusalCode | null> {
  const refused = await actOnce(engine, person, act, at)
  const now = refused && (await openCase(engine, person, at.id))
  return now && isOwnAct(now, person, act, at.seq) ? null : refused
}

async function actOnce(engine: Engine, person: Person, act: BatchAct, { id, seq }: Place): Promise<RefusalCode | null> {
  const one = await openCase(engine, person, id)
  if (!one) return 'notFound'
  const out = await outOf(engine, person, act, one)
  if (out) return one.file.seq === seq ? out : 'movedOn'
  // A letter sealed or delivered meanwhile changes nothing of what was read; anything else stops it.
  const done = await sendEvent(engine, person, one, { type: act, data: {}, seq })
  return done.kind === 'committed' ? null : done.refusal.code
}

const isOwnAct = ({ log }: Opened, { id }: Person, act: BatchAct, seq: number) =>
  log.some(({ entry, payload }) => entry.seq > seq && entry.type === act && payload?.data.actor.id === id)
