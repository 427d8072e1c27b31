import { isDeepStrictEqual } from 'node:util'
import { isLive } from '#engine/case/clocks.ts'
import type { Letter } from '#engine/mail/letter.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { storedRecord } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicView } from '#records/publicity/masking.ts'
import { publicPath } from './doubles/publisher.ts'
import { staff } from './engine.ts'
import { numberProblems } from './paper-numbers.ts'
import { type Rebuilt, replay, type Step } from './replay.ts'
import { engineOver, type World } from './world.ts'

/** Promises of the README that a world at rest breaks. */
export function broken(world: World): readonly string[] {
  const engine = engineOver(world)
  const items = [...world.store.items.values()]
  const rows = items.filter(({ sk }) => sk === 'case').map((item) => item.body as unknown as CaseFile)
  const kept = new Map(rows.map((file) => [file.id, file]))
  const rebuilt = replay(world.store.log, { engine, records: world.records, identity: (id) => kept.get(id) })
  return [
    ...rebuilt.problems,
    ...rebuiltRows(items, rows, rebuilt),
    ...rows.flatMap(waitsForSomebody),
    ...onePublicChange(rebuilt),
    ...rebuilt.steps.flatMap(tellsNewHolder),
    ...published(world, engine, rebuilt),
    ...marks(rows, rebuilt),
    ...rows.flatMap((file) =>
      notices(
        world,
        file,
        rebuilt.steps.filter((step) => step.file.id === file.id),
      ),
    ),
    ...mailbox(world, items.filter(isLetter).map(letterOf)),
    ...numberProblems(items),
  ]
}

/** The rows are what the log says. */
function rebuiltRows(items: readonly Item[], rows: readonly CaseFile[], rebuilt: Rebuilt): string[] {
  const records = items.filter(({ sk }) => sk === 'record').map(storedRecord)
  return [
    ...rows
      .filter((file) => !same(rebuilt.cases.get(file.id), file))
      .map(({ id }) => `case ${id} is not what its log says`),
    ...records
      .filter(({ record, head }) => !same(rebuilt.records.get(record.id), { record, head }))
      .map(({ record }) => `record ${record.id} is not what its log says`),
    ...(rebuilt.cases.size === rows.length ? [] : ['a log without its case']),
  ]
}

/** R4. */
function waitsForSomebody(file: CaseFile): string[] {
  const { role, unit } = file.holder
  const unitless = role === 'applicant' || role === 'supervisor' || role === 'systemAdmin'
  const held = unitless || (role !== 'system' && role !== 'public' && unit !== null)
  const problems: string[] = []
  if (file.closed && (file.wakeAt !== null || Object.values(file.clocks).some(isLive)))
    problems.push(`R4: ${file.id} is closed and still waits`)
  if (!file.closed && file.wakeAt === null && !held) problems.push(`R4: ${file.id} waits for nobody in ${file.state}`)
  for (const clock of Object.values(file.clocks)) {
    const silent = clock.state === 'running' && clock.ahead.length === 0 && clock.breachedAt === null
    if (silent) problems.push(`R4: ${clock.rule} of ${file.id} runs without a due moment`)
  }
  return problems
}

/** An entry that hands over a case tells its holder. */
function tellsNewHolder({ file, event, heldBy, told }: Step): string[] {
  const { role, unit } = file.holder
  const isOurs = role === 'system' || (heldBy?.role === role && heldBy.unit === unit)
  if (isOurs || told.some(({ to }) => to.role === role && to.unit === unit)) return []
  return [`${event.type} of ${file.id} hands it to ${role} of ${unit} and does not say so`]
}

/** R3: one public change a case, after two persons' decision. */
function onePublicChange({ steps }: Rebuilt): string[] {
  const problems: string[] = []
  for (const id of new Set(steps.map((step) => step.file.id))) {
    const mine = steps.filter((step) => step.file.id === id)
    const changes = mine.filter((step) => step.publicChanges > 0)
    if (changes.length > 1 || changes.some((step) => step.publicChanges > 1))
      problems.push(`R3: ${id} changed the record twice`)
    for (const change of changes)
      if (!mine.slice(0, mine.indexOf(change) + 1).some(isDecision))
        problems.push(`R3: ${id} changed the record undecided`)
  }
  return problems
}

const isDecision = ({ event, procedure, file }: Step) =>
  procedure.parties.events[event.type]?.fourEyes === true &&
  event.actor.role !== 'system' &&
  !procedure.parties.proposers(file.data).includes(event.actor.id)

/** R3: the register's word is the public's view. */
function published(world: World, { deployment }: Engine, { records }: Rebuilt): string[] {
  const today = shanghaiDay(world.now)
  return [...records.values()].flatMap(({ record }) => {
    const view = publicView(record, today, deployment.flags)
    const there = world.published.get(publicPath(record.id))
    const served = there && today <= there.publicUntil ? there.body : undefined
    return served === (view === null ? undefined : JSON.stringify(view))
      ? []
      : [`R3: record ${record.id} is not as published`]
  })
}

/** The mark counts open objections from submission to answer. */
function marks(rows: readonly CaseFile[], { records }: Rebuilt): string[] {
  return [...records.values()].flatMap(({ record }) =>
    [...record.overlays.disputedBy, ...Object.keys(record.overlays.disputedColumns ?? {})]
      .filter((id) => rows.find((file) => file.id === id)?.closed !== false)
      .map((id) => `the mark of ${id} stays on record ${record.id}`),
  )
}

/** R2: each notice accepted by everybody named; formal ones once. */
function notices(world: World, file: CaseFile, steps: readonly Step[]): string[] {
  const letters = [...world.store.items.values()]
    .filter((item) => isLetter(item) && item.pk === `case#${file.id}`)
    .map(letterOf)
  const open = letters.filter(({ notice, seq, mail }) => notice !== '' && seq > 0 && mail.to !== '')
  const problems: string[] = []
  for (const { file: after, event, told } of steps) {
    for (const { notice, to, inDigest } of told) {
      if (inDigest) continue
      for (const email of emailsOf(to, after.data)) {
        const found = open.findIndex(
          (letter) => letter.seq === after.seq && letter.notice === notice && letter.mail.to === email,
        )
        if (found < 0) problems.push(`R2: ${notice} of ${event.type} (${after.seq}) never went to ${email}`)
        else open.splice(found, 1)
      }
    }
  }
  const served = steps.filter(({ event }) => event.type === 'notice.served').map(({ event }) => messageOf(event.data))
  for (const { formal, state, notice, mail, acceptedAt, notBefore } of letters) {
    const rests = state === 'accepted' || state === 'dropped' || (state === 'created' && notBefore > world.now)
    if (!rests) problems.push(`R2: ${notice} to ${mail.to} is ${state}`)
    const times = served.filter((id) => id === mail.messageId).length
    if (times > 1 || (formal && times === 0 && !(file.closed && (acceptedAt ?? 0) >= file.changedAt)))
      problems.push(`R2: ${notice} is served ${times} times`)
  }
  for (const { event } of steps) {
    const id = messageOf(event.data)
    if (id !== null && !world.mailbox.some((mail) => mail.messageId === id))
      problems.push(`R2: ${event.type} names a mail nobody got`)
  }
  return problems
}

function emailsOf(to: { role: string; unit: string | null }, data: unknown): readonly string[] {
  if (to.role === 'applicant') {
    const contact = typeof data === 'object' && data !== null && 'contact' in data ? data.contact : null
    return typeof contact === 'object' && contact !== null && 'email' in contact ? [String(contact.email)] : []
  }
  return staff
    .filter(({ roles }) => roles.some((r) => r.role === to.role && r.unit === to.unit))
    .map(({ email }) => email)
}

const messageOf = (data: unknown): string | null =>
  typeof data === 'object' && data !== null && 'messageId' in data && typeof data.messageId === 'string'
    ? data.messageId
    : null

/** R2: a mail twice only after a hidden answer, counted. */
function mailbox(world: World, letters: readonly Letter[]): string[] {
  const counts = new Map<string, number>()
  for (const { messageId } of world.mailbox) counts.set(messageId, (counts.get(messageId) ?? 0) + 1)
  const allowed = new Map(letters.map(({ mail, doubtful }) => [mail.messageId, 1 + doubtful]))
  return [...counts]
    .filter(([id, n]) => n > (allowed.get(id) ?? 0) + (world.doubled.has(id) ? 1 : 0))
    .map(([id, n]) => `R2: ${id} arrived ${n} times, allowed ${allowed.get(id) ?? 0}`)
}

const isLetter = ({ sk }: Item) => sk.startsWith('mail#')
const same = (a: unknown, b: unknown) =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a ?? null)), JSON.parse(JSON.stringify(b)))
