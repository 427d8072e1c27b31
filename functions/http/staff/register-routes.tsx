import { may } from '#engine/people/authorise.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { changeRecord } from '#engine/register/register.ts'
import { officeOf, recordFor, recordsFor } from '#engine/register/register-door.ts'
import { suggestionText } from '#engine/register/repair-view.ts'
import { readBatch } from '#engine/scan/import-batch.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldOf } from '#engine/store/held-items.ts'
import { incompleteOf } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'
import { recordView } from '#engine/views/record-view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { isDay } from '#law/day.ts'
import { isGraded } from '#records/catalogue.ts'
import { missingColumns } from '#records/completeness.ts'
import { importWords } from '#records/import-words.ts'
import { fieldOf } from '#records/layout.ts'
import { matchKey } from '#records/normalise.ts'
import { isRowGivenTo } from '#records/publicity/given.ts'
import type { Held } from '#records/publicity/held.ts'
import { hidden } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'
import { suggestTier } from '#records/tier-suggestion.ts'
import { paths } from '#web/paths.ts'
import { CompleteRecordPage } from '#web/staff/complete-record-page.tsx'
import { RegisterPage } from '#web/staff/register-page.tsx'
import { readLegalDay } from '#web/values.ts'
import { lists } from '#web/words/staff/lists.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'

/** Lists what a unit's own reports still lack. */
export const registerRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/register',
    async run(ask, engine) {
      const seat = may(ask.person, 'list.register')
      if (!seat) return notFound(ask)
      const units = seat.role === 'intake' || seat.role === 'intakeHead' ? [seat.unit, null] : [seat.unit]
      const lists = units.map((unit) => ({ index: 'queue', pk: incompleteOf(unit) }) as const)
      const shown = (items: readonly Item[]) =>
        recordsFor(engine, items, officeOf(ask.person))
          .filter(({ subject }) => may(ask.person, 'list.register', { subject: subject.key }))
          .map(rowOf)
      const incomplete = readSifted((from) => readChained(engine.table, lists, from), shown, ask.query['cursor'])
      const held = await across(await heldOf(engine, units, ask.query['held']), (items) =>
        Promise.all(items.map(({ held: one }) => heldRow(engine, ask.person, one))),
      )
      return page(<RegisterPage shell={ask.shell} incomplete={await incomplete} held={held} />)
    },
  },
  {
    method: 'GET',
    path: '/desk/register/{id}',
    async run(ask, engine) {
      const found = await mine(engine, ask)
      if (!found) return notFound(ask)
      const { record, seat } = found
      await noteView(engine, ask.person, record.documentNumber.raw, { subject: record.subject.key })
      return completePage(ask, engine, record, seat)
    },
  },
  { method: 'POST', path: '/desk/register/{id}', run: complete },
]

function rowOf(record: RecordFile) {
  const missing: Bilingual[] = missingColumns(record).map(
    (column) => fieldOf(record.kind, column) ?? { zh: column, en: column },
  )
  if (isGraded(record.kind) && record.tier === null) missing.push(lists.seriousness)
  return {
    id: record.id,
    title: recordTitle(record),
    subjectName: record.subject.name,
    documentNumber: record.documentNumber.raw,
    missing,
  }
}

async function heldRow(engine: Engine, person: Person, held: Held) {
  const words = held.reasons.map((code) => catalogue[code] ?? unknownReason)
  const isGiven = isRowGivenTo(held, officeOf(person), engine.deployment.flags) && !isClose(engine, person, held)
  return {
    documentNumber: isGiven ? held.documentNumber.raw : hidden,
    authority: isGiven ? held.authority.raw : hidden,
    subjectName: isGiven ? held.subjectName : hidden,
    file: (await readBatch(engine, held.batch))?.file ?? held.batch,
    row: held.row,
    reasons: words.map(({ reason }) => reason),
    remedies: words.map(({ remedy }) => remedy),
  }
}

/** Finds a declared interest by the row's cells. */
function isClose({ crypto }: Engine, { conflicts, interests = [] }: Person, { subjectName, fields }: Held): boolean {
  const names = interests.map(({ name }) => matchKey(name))
  const cells = [subjectName, ...Object.values(fields)].map(matchKey)
  return cells.some(
    (cell) => [cell, crypto.keyed('subject', cell)].some((one) => conflicts.includes(one)) || names.includes(cell),
  )
}

const catalogue: Readonly<Record<string, { readonly reason: Bilingual; readonly remedy: Bilingual }>> = importWords
const unknownReason = {
  reason: lists.unknownReason,
  remedy: lists.askPlatform,
}

async function mine(engine: Engine, ask: Signed): Promise<{ record: RecordFile; seat: Actor } | null> {
  const record = await recordFor(engine, ask.params['id'] ?? '', officeOf(ask.person))
  const named = [record?.provider.unit, record?.authority.unit].flatMap((unit) => (unit ? [unit] : []))
  // ADR 14: intake completes records without known unit.
  const platforms = engine.deployment.directory.units.flatMap(({ id, isPlatform }) => (isPlatform ? [id] : []))
  const involved = named.length > 0 ? named : platforms
  const seat = record && may(ask.person, 'record.complete', { subject: record.subject.key, involved })
  return record && seat ? { record, seat } : null
}

/** Only the determining unit grades. */
const asksTier = (record: RecordFile, seat: Actor) =>
  isGraded(record.kind) && record.tier === null && record.authority.unit === seat.unit

function completePage(
  ask: Signed,
  engine: Engine,
  record: RecordFile,
  seat: Actor,
  faults?: Readonly<Record<string, string>>,
): Reply {
  const input = faults ? { values: ask.form, refusal: { code: 'malformed' as const, fields: faults } } : {}
  const view = recordView(engine, record, 'unit')
  return page(
    <CompleteRecordPage
      shell={ask.shell}
      record={view}
      seq={record.seq}
      missing={missingColumns(record)}
      asksTier={asksTier(record, seat)}
      suggestion={suggestionText(suggestTier(record))}
      {...input}
    />,
    faults ? 422 : 200,
  )
}

async function complete(ask: Signed, engine: Engine): Promise<Reply> {
  const found = await mine(engine, ask)
  if (!found) return notFound(ask)
  const { record, seat } = found
  const missing = missingColumns(record)
  const fields = Object.fromEntries(
    missing.flatMap((column) => {
      const value = (ask.form[`column.${column}`] ?? '').trim()
      return value === '' ? [] : [[column, value]]
    }),
  )
  const grade = asksTier(record, seat) ? ask.form['tier'] : undefined
  const basis = (ask.form['basis'] ?? '').trim()
  const tier = tiers.find((one) => one === grade)
  const term = tier ? readLegalDay(ask.form, 'attachedTermEnd') : ''
  const hasTerm = ['year', 'month', 'day'].some((part) => (ask.form[`attachedTermEnd.${part}`] ?? '').trim() !== '')
  if (tier && hasTerm && !isDay(term)) return completePage(ask, engine, record, seat, { attachedTermEnd: 'badDate' })
  if (tier && basis === '') return completePage(ask, engine, record, seat, { basis: 'required' })
  if (Object.keys(fields).length === 0 && !tier)
    return completePage(ask, engine, record, seat, { [`column.${missing[0] ?? ''}`]: 'required' })
  const change = {
    kind: 'completed' as const,
    by: seat.unit ?? '',
    fields,
    ...(tier
      ? {
          tier: { value: tier, basis, by: seat.unit ?? '' },
          ...(hasTerm ? { attachedTermEnd: term } : {}),
          ...(tier === 'minor' && ask.form['necessary'] === 'on' ? { necessary: true } : {}),
        }
      : {}),
  }
  const outcome = await changeRecord(engine, record.id, change, seat)
  if (outcome.kind === 'changed') return goTo(ask, paths.register)
  const columns = outcome.columns ?? []
  return completePage(
    ask,
    engine,
    record,
    seat,
    Object.fromEntries(columns.map((column) => [`column.${column}`, 'invalid'])),
  )
}

const tiers = ['minor', 'general', 'serious'] as const
