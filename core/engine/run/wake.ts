import { commit } from '#engine/begin/commit.ts'
import { eraseDraft } from '#engine/begin/drafts.ts'
import { endNotice } from '#engine/begin/public-notices.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { charges } from '#engine/case/charges.ts'
import { dueMilestone, isExcused, recount } from '#engine/case/clocks.ts'
import { eraseCase } from '#engine/erasure/erase-case.ts'
import { lookAtCopy } from '#engine/feeds/copy-moments.ts'
import { noteHanded } from '#engine/feeds/handed-file.ts'
import { closeLeft } from '#engine/feeds/left-recipients.ts'
import { digestKind, writeDigests } from '#engine/mail/digest.ts'
import { writeGathered } from '#engine/mail/gathered-letter.ts'
import { handOver } from '#engine/mail/hand-over.ts'
import { retryMail } from '#engine/mail/post.ts'
import { fireReminder } from '#engine/mail/repair-reminder.ts'
import { sealPaper } from '#engine/mail/seal-paper.ts'
import { administer, change, refused } from '#engine/people/admin-log.ts'
import { eraseKept } from '#engine/people/kept-form.ts'
import { walkOf } from '#engine/proof/walk.ts'
import { erasureGrounds, erasureOfCaller } from '#engine/register/erasure.ts'
import { changeDue, storedRecord } from '#engine/register/register.ts'
import { isErased, ticketKind, withoutCaller } from '#engine/register/tickets.ts'
import { importOnwards } from '#engine/scan/import-onwards.ts'
import { scanOnwards } from '#engine/scan/scan.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, dueBuckets, dueMailOf, dueOf, moment, recordKey } from '#engine/store/keys.ts'
import type { Item, Page } from '#engine/store/ports.ts'
import { readPart } from '#engine/store/read.ts'
import { sideBySide } from '#engine/store/side-by-side.ts'
import { shanghaiDay } from '#law/day.ts'
import { Fault } from '#law/fault.ts'
import { workingDayAfter } from '#law/works.ts'
import type { Level } from '#workflows/contract/actor.ts'
import type { CaseClock } from '#workflows/contract/clock.ts'
import { servingTask } from '#workflows/contract/course.ts'
import type { LimitRule } from '#workflows/contract/timing.ts'
import { rowOf } from '#workflows/contract/warnings.ts'
import { isToldOf } from './calendar-change.ts'
import { sendNext } from './hooks.ts'
import { keepForecast } from './kept-forecasts.ts'
import { type DueName, isDueKind, kindOf } from './kind-of.ts'
import { type Publish, runTask } from './service.ts'

const clockActor = { id: 'clock', role: 'system', unit: null } as const

/** Does a case's due task or earliest milestone; true: something was done. */
export async function wakeCase(engine: Engine, caseId: string, publish: Publish): Promise<boolean> {
  const item = await engine.table.get(caseKey(caseId))
  if (!item) return false
  const file = caseFile(item)
  const now = engine.clock.now()
  if (file.closed || file.wakeAt === null || file.wakeAt > now) return false
  if (file.task && file.task.notBefore <= now) return (await runTask(engine, caseId, publish))?.kind === 'committed'
  return fire(engine, file, now)
}

/**
 * Commits the earliest due milestone. Recomputes a breach on an estimate (ADR 15). The applicant's own time ends on
 * one, and breaches nothing.
 */
async function fire(engine: Engine, file: CaseFile, now: number): Promise<boolean> {
  const due = dueMilestone(file.clocks, now)
  if (!due) return false
  const clock = file.clocks[due.rule]
  const procedure = procedureOf(engine, file)
  const rule = procedure.timing.limits.find(({ limit }) => limit.id === due.rule)
  const isNobodys = due.milestone === 'breach' && clock?.breachedAt === null && rule && isExcused(rule, file.clocks)
  const onTime = isNobodys ? 'lapse' : due.milestone
  const estimated = clock?.provisional === true && onTime === 'breach'
  const isEnd = estimated && clock.owedBy.role === 'applicant' && rule && isStill(clock, rule, engine)
  const milestone = estimated && !isEnd ? 'recomputed' : onTime
  const counting = { procedure, file, calendar: engine.calendar }
  const data = {
    ...{ limit: due.rule, due: clock?.due ?? null, party: clock?.owedBy ?? null, milestone },
    ...(isEnd && { estimated: true }),
    ...(milestone === 'breach' && { charged: charges(counting, due.rule, now) }),
    ...(milestone === 'urged' && clock && { level: levelOf(engine, clock, due.at) }),
  }
  const outcome = await commit(
    engine,
    file.id,
    { type: `clock.${due.rule}.${milestone}`, actor: clockActor, data },
    file.seq,
  )
  return outcome.kind === 'committed'
}

/** The first urging by the ladder, or one of the later. */
function levelOf({ calendar, deployment: { ladder } }: Engine, { breachedAt }: CaseClock, at: number): Level {
  const days = rowOf(ladder, 'urged')?.days
  const isFirst =
    breachedAt !== null &&
    days !== undefined &&
    shanghaiDay(at) <= workingDayAfter(calendar, shanghaiDay(breachedAt), days)
  return isFirst ? 'urged' : 'urgedAgain'
}

/** Today's calendar has no other day for it. */
const isStill = (clock: CaseClock, rule: LimitRule, { calendar }: Engine) =>
  recount(rule, clock, calendar)?.due === clock.due

/** One pass over everything due. Returns how many moments were handled. */
export const sweep = async (engine: Engine, publish: Publish): Promise<number> =>
  (await sweepCases(engine, publish)) + (await sweepMail(engine, publish))

/**
 * Does what is due on cases, records and scans; `sweepMail` has the mail. The day's digest waits for cases that are
 * behind: it tells where each stands.
 */
export async function sweepCases(engine: Engine, publish: Publish): Promise<number> {
  const { done, scanned } = await swept(engine, publish)
  return done.length + scanned
}

/** The same for who hears bells: counts what rings none. */
export async function sweepUnrung(engine: Engine, publish: Publish): Promise<number> {
  const { due, done, scanned } = await swept(engine, publish)
  return scanned + (due < most ? done.filter((item) => !isCase(item)) : done).length
}

async function swept(engine: Engine, publish: Publish) {
  const due = (await dueNow(engine, dueOf)).filter((item) => !isServing(engine, item))
  const isDigest = (item: Item) => kindOf(item) === 'digest'
  const done: Item[] = []
  let scanned = 0
  try {
    await handleAll(
      engine,
      due.filter((item) => !isDigest(item)),
      publish,
      done,
    )
  } finally {
    const digests = due.filter(
      (item) => isDigest(item) && !done.some((one) => isCase(one) && isBacklog(engine, one, item)),
    )
    await handleAll(engine, digests, publish, done)
    scanned = await engine.files.rescan()
  }
  return { due: due.length, done, scanned }
}

/** Minutes within which a city at work does what is due. */
const onTime = 5 * 60_000

/** Done late, or before the digest's moment: others may follow. */
const isBacklog = ({ clock }: Engine, one: Item, digest: Item) =>
  dueAt(one) <= Math.max(dueAt(digest), clock.now() - onTime)

/**
 * Does what is due on cases that just moved, those that serve a letter or the others. What else is due waits for a
 * sweep. Returns how many were handled.
 */
export async function wakeMoved(
  engine: Engine,
  publish: Publish,
  moved: ReadonlySet<string>,
  serving: boolean,
): Promise<number> {
  const found = await Promise.all([...moved].map((id) => engine.table.get(caseKey(id))))
  const due = found.flatMap((item) => (item && isDue(engine, item) && isServing(engine, item) === serving ? item : []))
  const done: Item[] = []
  await handleAll(engine, due, publish, done)
  return done.length
}

function isDue({ clock }: Engine, item: Item): boolean {
  const file = caseIn(item)
  return file === null || (file.wakeAt !== null && file.wakeAt <= clock.now())
}

/** Null where it cannot be read: its own turn names the fault. */
function caseIn(item: Item): CaseFile | null {
  try {
    return isCase(item) ? caseFile(item) : null
  } catch {
    return null
  }
}

/** Letters and papers due, and cases that serve one. */
export const sweepMail = (engine: Engine, publish: Publish): Promise<number> => mailRounds(engine, publish)()

/** Its rounds: later ones look only where something was done. */
export function mailRounds(engine: Engine, publish: Publish): () => Promise<number> {
  let buckets = everyBucket
  return async () => {
    const serving = (await dueNow(engine, dueOf, buckets)).filter((item) => isServing(engine, item))
    const done: Item[] = []
    await handleAll(engine, [...(await dueNow(engine, dueMailOf, buckets)), ...serving], publish, done)
    const lists = new Set(done.map(({ index }) => index?.due?.[0]))
    buckets = everyBucket.filter((bucket) => lists.has(dueOf(bucket)) || lists.has(dueMailOf(bucket)))
    return done.length
  }
}

/** Its task waits for the mail server. */
function isServing({ clock }: Engine, item: Item): boolean {
  const task = caseIn(item)?.task
  return task?.name === servingTask && task.notBefore <= clock.now()
}

/** Cases side by side share an fsync; a fault stops no other. */
function handleAll(engine: Engine, items: readonly Item[], publish: Publish, done: Item[]): Promise<void> {
  const run = async (item: Item) => {
    failingIn(engine).tries(item)
    if (await handle(engine, item, publish)) done.push(item)
    failingIn(engine).gotOn(item)
  }
  return sideBySide(lanesOf(items), run, { code: 'sweepFailed', lane: 'goesOn', isStopping: engine.isStopping })
}

const isCase = (item: Item) => kindOf(item) === 'case'

const most = 200
/** Parts of a list that one look reads behind items that rest. */
const mostParts = 10

const everyBucket: readonly number[] = Array.from({ length: dueBuckets }, (_, bucket) => bucket)

/** All due but what failed and rests, which fills lists. */
async function dueNow(engine: Engine, of: (bucket: number) => string, buckets = everyBucket): Promise<readonly Item[]> {
  const { table, clock } = engine
  const to = `${moment(clock.now())}~`
  const isResting = failingIn(engine).look()
  const found = buckets.map(async (bucket) => {
    const due: Item[] = []
    let at: string | null = ''
    for (let part = 0; at !== null && due.length < most && part < mostParts; part += 1) {
      const page: Page<Item> = await readPart(table, { index: 'due', pk: of(bucket), to }, at || undefined, most)
      due.push(...page.items.filter((item) => !isResting(item)))
      at = page.cursor
    }
    return due.slice(0, most)
  })
  return (await Promise.all(found)).flat()
}

/** Failures in a row before a rest, and its looks. */
const triesBeforeRest = 3
const longestRest = 30

type Failing = ReturnType<typeof failing>
const failings = new WeakMap<Engine['table'], Failing>()

function failingIn({ table }: Engine): Failing {
  const there = failings.get(table) ?? failing()
  failings.set(table, there)
  return there
}

/** Items that failed, counted in looks: a mended cause is found soon. */
function failing() {
  const known = new Map<string, { readonly tries: number; readonly until: number }>()
  const nameOf = ({ pk, sk }: Item) => `${pk} ${sk}`
  let looks = 0
  return {
    look(): (item: Item) => boolean {
      looks += 1
      return (item) => (known.get(nameOf(item))?.until ?? 0) > looks
    },
    /** Until it gets on, it has failed. */
    tries(item: Item): void {
      const tries = (known.get(nameOf(item))?.tries ?? 0) + 1
      known.set(nameOf(item), { tries, until: tries < triesBeforeRest ? 0 : looks + Math.min(longestRest, tries) })
    },
    gotOn: (item: Item) => void known.delete(nameOf(item)),
  }
}

/** Keeps items of a case, a record or one log in order. */
function lanesOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const records = new Map(items.map((item) => [item.pk, caseIn(item)?.recordId]))
  const laneOf = (item: Item) => {
    if (kindOf(item) === 'ticket') return 'ticket'
    const record = records.get(item.pk)
    return record ? recordKey(record).pk : item.pk
  }
  return [...Map.groupBy(items, laneOf).values()]
}

/** Erases who called by a logged act; number and answer stay. */
export async function eraseCaller(engine: Engine, { pk, sk }: Item): Promise<boolean> {
  const done = await administer(engine, { actor: clockActor }, erasureOfCaller, async () => {
    const item = await engine.table.get({ pk, sk })
    const ticket = item && ticketKind.read(item)
    if (!item || !ticket || isErased(ticket)) return refused('notFound')
    const put = withoutCaller(engine, ticket, item.v + 1)
    const { basis } = erasureGrounds.periodOver
    return change({ ticket: ticket.number, ground: 'periodOver', basis }, [{ put, when: { v: item.v } }])
  })
  return done.kind === 'done'
}

/** Day for which a record is due. */
const dayWoken = (item: Item) => (item.index?.due ? shanghaiDay(dueAt(item)) : null)
const dueAt = ({ index }: Item) => Number(index?.due?.[1].slice(0, 15) ?? 0)

/** A part of the morning's work, which stops no other. */
const tried = <T>(work: Promise<T>) =>
  work.then(
    (done) => ({ done, fault: null }),
    (fault: unknown) => ({ done: null, fault }),
  )

type Handle = (engine: Engine, item: Item, publish: Publish) => Promise<boolean>

/** Deeds by kind; a missing one does not compile. */
export type Handlers<Name extends PropertyKey> = Readonly<Record<Name, Handle>>

export const handlers: Handlers<DueName> = {
  case: (engine, item, publish) => wakeCase(engine, caseFile(item).id, publish),
  record: (engine, item) => changeDue(engine, storedRecord(item).record, dayWoken(item)),
  notice: endNotice,
  draft: eraseDraft,
  keptForm: eraseKept,
  contact: eraseKept,
  paper: sealPaper,
  scan: scanOnwards,
  importJob: importOnwards,
  reminder: fireReminder,
  digest: async (engine, item) => {
    const isBegun = (await walkOf(engine, 'digest', String(digestKind.read(item)))).walk.after !== ''
    const first = isBegun ? [] : [await tried(keepForecast(engine)), await tried(closeLeft(engine))]
    const written = await tried(writeDigests(engine, item))
    for (const { fault } of [...first, written]) if (fault !== null) throw fault
    return written.done === true
  },
  gathered: async (engine, item) => (await isToldOf(engine, item)) && writeGathered(engine, item),
  absence: handOver,
  letter: retryMail,
  mailing: retryMail,
  lane: sendNext,
  copy: lookAtCopy,
  handed: noteHanded,
  ticket: eraseCaller,
  erasure: eraseCase,
}

function handle(engine: Engine, item: Item, publish: Publish): Promise<boolean> {
  const kind = kindOf(item)
  if (!isDueKind(kind)) throw new Fault('noDueMoment', `${item.pk} ${item.sk}`)
  return handlers[kind](engine, item, publish)
}
