import { expect, test } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import { program } from '#tests/api/program.ts'
import { waysProcedure } from '#tests/support/doubles/ways-procedure.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { people, subject, type Who } from './people.ts'
import { has, isBarred, isOwner } from './policy.ts'
import { closed, type Town, town, unknownId, visitor } from './sweep.ts'

/** Beginners restated: doors of all ways are held to them. */

const stand = { subject }
const sits = (who: Who, role: string, units: readonly string[]) =>
  who.roles.some((seat) => seat.role === role && seat.unit !== null && units.includes(seat.unit))
const free = (who: Who) => !isBarred(who, stand)

/** HJ provides, RS determines; HJ alone has a case. */
const begins: Readonly<Record<string, (who: Who) => boolean>> = {
  '/my/apply/begun/one?record={record}': (who) => isOwner(who, stand),
  '/my/apply/begun/several?record={record}': (who) => isOwner(who, stand),
  '/my/apply/begun/plain': (who) => has(who, ['applicant']),
  '/my/apply/begun/office?record={record}': () => false,
  '/my/apply/begun/never?record={record}': () => false,
  '/my/apply/begun/unknown?record={record}': () => false,
  '/desk/begin/begun/one?record={record}': () => false,
  '/desk/begin/begun/plain': () => false,
  '/desk/begin/begun/never?record={record}': () => false,
  '/desk/begin/begun/office?record={record}': (who) => free(who) && sits(who, 'officer', ['HJ', 'RS']),
  '/desk/begin/begun/papers?record={record}': (who) =>
    free(who) && (sits(who, 'officer', ['HJ', 'RS']) || has(who, ['intake'])),
  '/desk/begin/begun/follow?case={case}': (who) =>
    free(who) && (sits(who, 'officer', ['HJ']) || has(who, ['supervisor'])),
  '/desk/records/{record}': (who) =>
    free(who) &&
    (sits(who, 'officer', ['HJ', 'RS']) ||
      sits(who, 'head', ['HJ', 'RS']) ||
      has(who, ['intake', 'intakeHead', 'auditor'])),
}

async function placed(): Promise<Town & { record: string; origin: string }> {
  const there = await town({ ...procedures, begun: waysProcedure })
  const record = newId(there.engine.crypto)
  const authority = { ...sampleRecord.authority, unit: 'RS' }
  await addRecord(
    there.engine,
    { ...sampleRecord, id: record, authority },
    { id: 'import', role: 'system', unit: null },
  )
  const origin = newId(there.engine.crypto)
  await open(there.engine, {
    ...{ id: origin, procedure: 'begun', recordId: record, subject },
    actor: { id: 'filer', role: 'applicant', unit: null },
    data: { typed: { why: '说明', on: null }, evidence: [], contact: null, unit: 'FGW' },
  })
  return { ...there, record, origin }
}

const addressed = (path: string, record: string, origin: string) =>
  path.replace('{record}', record).replace('{case}', origin)

test.each(Object.entries(begins))(
  '%s opens to those who may begin there, and is nowhere for others',
  async (path, may) => {
    const there = await placed()
    const at = {
      id: path.includes('{case}') ? there.origin : there.record,
      number: '445300-00000000-000000000',
      stand: { ...noStand, subject },
    }
    for (const who of people) {
      const answer = await visitor(there, who).get(addressed(path, there.record, there.origin))
      if (may(who)) {
        expect([who.as, answer.status]).toEqual([who.as, 200])
        continue
      }
      const unknown = await visitor(there, who).get(addressed(path, unknownId, unknownId))
      expect([who.as, closed(answer, unknown, at)]).toEqual([who.as, null])
    }
  },
)

const noStand = { filer: '', holder: null, asked: [], proposers: [], involved: [] }

test.each(Object.entries(begins).filter(([path]) => !path.startsWith('/desk/records')))(
  'a form sent to %s is taken from them alone',
  async (path, may) => {
    const there = await placed()
    for (const who of people) {
      const form = { why: '说明', [`record.${there.record}`]: 'on' }
      const answer = await visitor(there, who).post(addressed(path, there.record, there.origin), form)
      expect([who.as, answer.status]).toEqual([who.as, may(who) ? 303 : 404])
    }
  },
)

test('programs list and begin the same, and nothing else', async () => {
  const there = await placed()
  const ways = Object.entries(begins).filter(([path]) => /record=/.test(path))
  for (const who of people) {
    const api = program(there, who)
    const { body } = await api.get(`/ways?record=${there.record}`)
    const listed = JSON.parse(JSON.stringify(body)).ways as { procedure: string; way: string }[]
    const mine = listed.filter(({ procedure }) => procedure === 'begun').map(({ way }) => way)
    const wanted = ways.filter(([, may]) => may(who)).map(([path]) => /begun\/(\w+)/.exec(path)?.[1] ?? '')
    expect([who.as, mine.toSorted()]).toEqual([who.as, [...new Set(wanted)].toSorted()])
    for (const way of ['one', 'office', 'never']) {
      const contact = { name: '张三', email: 'a@example.com', phone: '0766-880', consentElectronic: true, lang: 'zh' }
      const begun = { records: [there.record], data: { why: '说明', on: null }, contact }
      const answer = await api.post(`/ways/begun/${way}`, begun, `${who.id}-begins-${way}`)
      expect([who.as, way, answer.status]).toEqual([who.as, way, wanted.includes(way) ? 201 : 404])
    }
  }
})

test('a hole is seen: a way that names a role too many', async () => {
  const wide = {
    ...waysProcedure,
    parties: {
      ...waysProcedure.parties,
      ways: (waysProcedure.parties.ways ?? []).map((way) => ({ ...way, by: ['officer', 'supervisor'] as const })),
    },
  }
  const there = await town({ ...procedures, begun: wide })
  const record = newId(there.engine.crypto)
  await addRecord(there.engine, { ...sampleRecord, id: record }, { id: 'import', role: 'system', unit: null })
  const supervisor = people.find(({ as }) => as === 'supervisor')
  if (!supervisor) throw new Error('no supervisor')
  const answer = await visitor(there, supervisor).get(`/desk/begin/begun/office?record=${record}`)
  expect(answer.status).toBe(200)
})
