import { z } from 'zod'
import type { Standpoint } from '#engine/begin/ways.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { readContact } from '#web/read-contact.ts'
import { operations } from '#web/words/staff/api.ts'
import type { Form } from '#workflows/contract/form.ts'
import { Contact } from '#workflows/contract/item.ts'
import { beginBy } from '../applicant/begin-by.ts'
import { whereOf } from '../applicant/where.ts'
import { readDraft } from '../case/draft.ts'
import { withKey } from './idempotent.ts'
import { type Answered, answered, beginRefusals, none, type Operation, refused, signed } from './operation.ts'
import { Filed, filedExample, Id, Words } from './shapes.ts'
import { filedBody } from './views.ts'

const Field = z
  .strictObject({
    name: z.string(),
    kind: z.string(),
    label: Words,
    optional: z.boolean(),
    options: z.array(z.strictObject({ value: z.string(), label: Words })),
  })
  .meta({ id: 'Field' })

const Way = z
  .strictObject({
    procedure: z.string(),
    way: z.string(),
    name: Words,
    lead: Words,
    many: z.boolean().meta({ description: 'Several records at once; each becomes a case of its own.' }),
    evidence: z.boolean(),
    fields: z.array(Field).meta({ description: 'What `data` must bring.' }),
  })
  .meta({ id: 'Way' })

/** Whose name letters bear follows from the account. */
const GivenContact = Contact.omit({ of: true })

export const Beginning = z
  .strictObject({
    records: z.array(Id).max(20).default([]),
    case: Id.nullable().default(null).meta({ description: 'The case from which the new one arises.' }),
    upload: Id.optional().meta({ description: 'Of `POST /uploads`: its files go with it.' }),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: 'By the way’s own schema, `higherReview.ways.review` among the schemas.' }),
    each: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .default({})
      .meta({ description: 'What is said of each record alone, by its id, beside `data`: why it is filed early.' }),
    contact: GivenContact.nullable().default(null).meta({ description: 'Of an applicant; staff give none.' }),
  })
  .meta({ id: 'Beginning' })

const Whence = z.strictObject({ record: Id.optional(), case: Id.optional() })

const exampleWay = {
  procedure: 'higherReview',
  way: 'review',
  name: { zh: '申请复核', en: 'Ask for higher review' },
  lead: { zh: '由上一级机关复核。', en: 'The next higher organ reviews it.' },
  many: false,
  evidence: true,
  fields: [{ name: 'reason', kind: 'text', label: { zh: '不服的理由', en: 'Why' }, optional: false, options: [] }],
}

/** Begins cases of any procedure, like the pages. */
export const wayOperations: readonly Operation[] = [
  signed({
    id: 'listWays',
    method: 'GET',
    path: '/ways',
    scope: 'read',
    summary: operations.listWays,
    query: Whence,
    body: none,
    status: 200,
    answer: z.strictObject({ ways: z.array(Way) }),
    refusals: [],
    example: { query: { case: filedExample.id }, answer: { ways: [exampleWay] } },
    run: async ({ query }, engine, person) =>
      answered({ ways: await listed(engine, person, query.record ?? null, query.case ?? null) }),
  }),
  signed({
    id: 'beginCase',
    method: 'POST',
    path: '/ways/{procedure}/{way}',
    scope: 'write',
    keyed: true,
    summary: operations.beginCase,
    query: none,
    body: Beginning,
    status: 201,
    answer: z.strictObject({ cases: z.array(Filed) }),
    refusals: beginRefusals,
    example: {
      body: { records: [], case: filedExample.id, data: { reason: '决定书已经撤销。' } },
      answer: { cases: [filedExample] },
    },
    run: (call, engine, person) =>
      withKey(engine, call, (id) => begin(engine, person, { ...call.params, ...call.body }, id)),
  }),
]

/** One's own side, principals' sides by mandate, and the desk. */
const standpoints = (person: Person): readonly Standpoint[] => [
  ...sidesOf(person),
  ...(person.roles.some(({ role }) => role !== 'applicant') ? [{ at: 'desk' } as const] : []),
]

/** Own side first, then each principal's. */
export const sidesOf = ({ subject, mandates = [] }: Person) =>
  [...new Set([subject, ...mandates.map((one) => one.subject)])].flatMap((one) =>
    one === null ? [] : [{ at: 'side', subject: one } as const],
  )

async function listed(engine: Engine, person: Person, record: string | null, origin: string | null) {
  const isNamed = record !== null || origin !== null
  // From nothing only for oneself.
  const places = standpoints(person).filter((one) => isNamed || one.at === 'desk' || one.subject === person.subject)
  const found = await Promise.all(
    places.flatMap((from) =>
      Object.values(engine.procedures).flatMap((procedure) =>
        (procedure.parties.ways ?? []).map((way) =>
          whereOf(engine, person, from, { procedure: procedure.id, way: way.id, record, origin }),
        ),
      ),
    ),
  )
  return found.flatMap((where) => (where ? [wayBody(where)] : []))
}

const wayBody = ({ procedure, way, form, record, choices }: NonNullable<Awaited<ReturnType<typeof whereOf>>>) => ({
  procedure: procedure.id,
  way: way.id,
  name: way.name,
  lead: way.lead,
  many: way.many === true,
  evidence: way.evidence,
  fields: fieldsOf([...form, ...(choices.find((one) => one.record.id === record?.id)?.each?.form ?? [])]),
})

const fieldsOf = (form: Form) =>
  form.flatMap((field) => {
    if (field.kind === 'note') return []
    const options =
      field.kind === 'entries'
        ? field.entries.map(({ code, name }) => ({ value: code, label: name }))
        : 'options' in field
          ? field.options.map(({ value, label }) => ({ value, label }))
          : []
    return [{ name: field.name, kind: field.kind, label: field.label, optional: field.optional === true, options }]
  })

/** By the same rules as the page. */
function contactIn({ lang, consentElectronic, ...typed }: z.infer<typeof GivenContact>) {
  const read = readContact({ ...typed, consentElectronic: consentElectronic ? 'on' : '' })
  return read.kind === 'refused' ? read : { kind: 'read' as const, contact: { ...read.contact, lang } }
}

type Asked = z.infer<typeof Beginning> & { readonly procedure?: string; readonly way?: string }

async function begin(engine: Engine, person: Person, asked: Asked, fresh: string): Promise<Answered> {
  const { procedure = '', way = '', records, case: origin, upload, data: typed, each, contact } = asked
  if (upload !== undefined && !(await readDraft(engine, person, upload))) return refused({ code: 'notFound' })
  for (const from of standpoints(person)) {
    const one = { procedure, way, records, origin, typed, each, draft: upload ?? fresh }
    const where = await whereOf(engine, person, from, { ...one, record: records[0] ?? null })
    if (!where) continue
    if (from.at === 'side' && contact === null) return refused({ code: 'malformed', fields: { contact: 'required' } })
    const read = from.at === 'side' && contact !== null ? contactIn(contact) : null
    if (read?.kind === 'refused') return refused(read.refusal)
    const isKept = upload !== undefined
    const begun = await beginBy(engine, person, from, { ...one, isKept, contact: read?.contact ?? null })
    return begun.kind === 'refused' ? refused(begun.refusal) : answered({ cases: begun.cases.map(filedBody) }, 201)
  }
  return refused({ code: 'notFound' })
}
