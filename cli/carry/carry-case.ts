import { ZodError } from 'zod'
import { commit, type Outcome, open, type Past, type Sent } from '#engine/begin/commit.ts'
import { placing } from '#engine/begin/placing.ts'
import { type Decision, decide, taskName } from '#engine/case/decide.ts'
import { firstDecision } from '#engine/case/first-decision.ts'
import { system } from '#engine/case/log-item.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { withTargets } from '#engine/case/on-rules.ts'
import { solePlace } from '#engine/case/sole-case.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { type Bilingual, inBoth } from '#law/bilingual.ts'
import { instantOn } from '#law/day.ts'
import { platformOf } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { CarriedStep } from '#workflows/contract/parties.ts'
import { type Refusal, refusals } from '#workflows/contract/refusal.ts'
import type { ReadStore } from '../read-store.ts'
import { columns } from './carry-words.ts'
import { type Fault, fault, type ReadCase } from './read-case.ts'

/** Row with its opening, and its past steps in order. */
export type CarriedCase = ReadCase & { readonly data: unknown; readonly steps: readonly CarriedStep[] }

const importer = (role: Actor['role'], unit: string | null = null): Actor => ({ id: 'import', role, unit })

/** Fills the opening that a row would have had here. */
export async function carriedOf(store: ReadStore, row: ReadCase): Promise<CarriedCase | Fault> {
  const data = await openingOf(store, row)
  if (data === null) return fault('notOffered')
  if (data instanceof ZodError) return badForm(data)
  const parsed = row.procedure.parties.opens.data.safeParse(data)
  if (!parsed.success) return badForm(parsed.error)
  return disorderIn(row) ?? { ...row, data: parsed.data, steps: inOrder(row) }
}

/** Row with its case as it would stand. */
export type CheckedCase = CarriedCase & { readonly stands: CaseFile }

/** Plays a row without writing; its first fault, if any. */
export async function checkedCase(store: ReadStore, one: CarriedCase, file: string): Promise<CheckedCase | Fault> {
  const place = await solePlace(store, one.procedure, { ...one, data: begun(one) })
  return place.kind === 'taken' ? fault('alreadyOpen', { what: place.by.number }) : played(store, one, file)
}

/** Content that the case would begin with. */
export const begun = ({ procedure: { course, parties }, record, data }: CarriedCase) =>
  course.begin({ type: parties.opens.event, at: 0, actor: importer('applicant'), data }, record)

/** Moves a row in, or goes on where it broke off. */
export async function carryCase(engine: Engine, one: CarriedCase, past: Omit<Past, 'on'>): Promise<Outcome> {
  const { id, procedure, record, data, receivedOn } = one
  let done = await open(engine, {
    ...{ id, procedure: procedure.id, actor: importer('applicant'), data },
    ...{ recordId: record.id, subject: record.subject.key },
    past: { ...past, on: instant(engine, receivedOn) },
  })
  for (const step of one.steps.slice(await stepsDone(engine, id))) {
    for (const sent of done.kind === 'refused' ? [] : sentFor(engine, one, step, done.file)) {
      if (done.kind === 'refused') break
      done = await commit(engine, id, { ...sent, past: { ...past, on: sent.on } }, done.file.seq)
    }
  }
  return done
}

/** Tells whether an import broke off amid this case. */
export async function isBrokenOff(engine: Pick<Engine, 'table'>, { id, steps }: CarriedCase): Promise<boolean> {
  const rows = await logRows(engine.table, caseKey(id).pk)
  return rows.every(({ payload }) => payload?.data.imported) && (await stepsDone(engine, id)) < steps.length
}

/** Counts imported steps, beside opening and machine's work. */
async function stepsDone({ table }: Pick<Engine, 'table'>, id: string): Promise<number> {
  const rows = await logRows(table, caseKey(id).pk)
  return rows.filter(({ entry, payload }) => payload?.data.imported && !isMachines(entry.type)).length - 1
}

const isMachines = (type: string) => type.startsWith('xstate.done.')

async function openingOf(store: ReadStore, { procedure, carried, record, cells }: ReadCase): Promise<unknown> {
  const way = procedure.parties.ways?.find(({ id }) => id === carried.way)
  const typed = way?.typed.safeParse(carried.typed(cells))
  if (!way || !typed) return null
  if (!typed.success) return typed.error
  const { contact: name = '', phone = '', email = '', electronic } = cells
  const consentElectronic = email !== '' && electronic !== undefined && /^(是|yes)$/i.test(electronic)
  const contact = { name, phone, email, consentElectronic, lang: 'zh' } as const
  const handed = { typed: typed.data, evidence: [], contact, actor: importer('applicant') }
  return placing(store)({ record, origin: null }, (place) => (way.offers(place) ? way.opening(handed, place) : null))
}

/** Names the columns whose content no form takes. */
function badForm({ issues }: ZodError): Fault {
  const found = issues.map(({ path }) => {
    const key = path.map(String).findLast((one) => Object.hasOwn(columns, one))
    return key === undefined ? inBoth({ zh: path.join('.') }) : nameOf(key)
  })
  const names = (say: (one: Bilingual) => string, between: string) => [...new Set(found.map(say))].join(between)
  return fault('badForm', { what: { zh: names(({ zh }) => zh, '、'), en: names(({ en }) => en, ', ') } })
}

/** No step lies before one that it needs. */
function disorderIn({ carried: { steps }, cells }: ReadCase): Fault | null {
  for (const { on, needs = [] } of steps) {
    const what = cells[on]
    const other = needs.find((need) => steps.some((step) => step.on === need) && (cells[need] ?? '') > (what ?? '~'))
    if (what !== undefined && other !== undefined)
      return fault('disorder', { column: nameOf(on), what, other: nameOf(other) })
  }
  return null
}

const nameOf = (column: string) =>
  inBoth(Object.entries(columns).find(([key]) => key === column)?.[1] ?? { zh: column })

/** By their days; of one day, as the law has them. */
const inOrder = ({ carried: { steps }, cells }: ReadCase): readonly CarriedStep[] =>
  steps
    .filter(({ on }) => cells[on] !== undefined)
    .toSorted((a, b) => (cells[a.on] ?? '').localeCompare(cells[b.on] ?? ''))

const instant = ({ clock }: Pick<Engine, 'clock'>, day: string): number =>
  Math.min(instantOn(day, '09:00'), clock.now())

type Dated = Sent & { readonly on: number }

/** A step, after what the machine does in that state. */
function sentFor(
  store: Pick<Engine, 'clock' | 'deployment'>,
  { procedure, cells }: ReadCase,
  step: CarriedStep,
  file: CaseFile,
): readonly Dated[] {
  const on = instant(store, cells[step.on] ?? '')
  const platform = platformOf(store.deployment.directory)?.id ?? ''
  const task = taskName(procedure, file.state)
  const { unit, role } = file.holder
  const actors: Readonly<Record<CarriedStep['by'], Actor>> = {
    holder: importer(role === 'intake' ? 'intake' : 'officer', unit),
    head: importer('head', unit),
    platform: importer('intake', platform),
    applicant: importer('applicant'),
    system,
  }
  const own = { ...step.event(cells, platform), actor: actors[step.by], on }
  return task === null
    ? [own]
    : [{ type: `xstate.done.actor.${task}`, actor: system, data: {}, on: file.changedAt }, own]
}

/** Pure: the same decisions as those that will be written. */
function played(store: ReadStore, one: CarriedCase, file: string): CheckedCase | Fault {
  const { data, id, record } = one
  const { targets } = store.deployment
  const procedure = withTargets(one.procedure, targets)
  const written = { at: store.clock.now(), file, line: 0 }
  const opened = {
    ...{ id, number: '', rules: store.rules, area: store.deployment.area, subject: record.subject.key },
    ...{ recordId: record.id, recordSeq: record.seq, arisesFrom: null },
    ...(targets && { targets }),
  }
  const at = instant(store, one.receivedOn)
  const event = { type: procedure.parties.opens.event, at, actor: importer('applicant'), data, imported: written }
  let stood: { readonly file: CaseFile; readonly record: RecordFile | null } | Refusal = after(
    firstDecision(procedure, opened, event, record, store.calendar),
  )
  if ('code' in stood) return fault('badForm', { what: refusals[stood.code] })
  for (const step of one.steps)
    for (const { on, type, actor, data } of sentFor(store, one, step, stood.file)) {
      const sent = { type, actor, data, at: Math.max(on, stood.file.changedAt), imported: written }
      stood = after(decide(procedure, stood.file, sent, stood.record, store.calendar))
      if ('code' in stood) return refusedStep(one, step, stood)
    }
  return { ...one, stands: stood.file }
}

const after = (decision: Decision) =>
  decision.kind === 'refused' ? decision.refusal : { file: decision.file, record: decision.record }

const refusedStep = ({ cells }: ReadCase, { on }: CarriedStep, { code }: Refusal): Fault =>
  code === 'notInThisState'
    ? fault('notYet', { column: nameOf(on), what: cells[on] ?? '' })
    : fault('step', { column: nameOf(on), what: cells[on] ?? '', why: refusals[code] })
