import { describe, expect, it } from 'vitest'
import { commit, type Outcome } from '#engine/begin/commit.ts'
import { openCasesOn } from '#engine/case/sole-case.ts'
import { recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { recordKey } from '#engine/store/keys.ts'
import { file, fill, settle } from '#tests/support/drive.ts'
import { instant, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import { procedures } from '#workflows/index.ts'
import { ordersOf, race } from './schedule.ts'

// Fewer runs: three openings are few calls.
const runs = ordersOf(40)
const ids = ['CASE0000000000000000000001', 'CASE0000000000000000000002', 'CASE0000000000000000000003'] as const
/** A person's commitment is unpublished: the record stays unchanged. */
const person = { ...sampleRecord.subject, kind: 'person' } as const
const subjects = { organisation: sampleRecord, person: { ...sampleRecord, subject: person } }

const dataOf = (procedure: string) => procedures[procedure]?.examples.find(({ record }) => record !== null)?.open.data

async function standing(record: typeof sampleRecord): Promise<World> {
  const world = newWorld()
  world.now = instant('2026-09-14 10:00')
  await fill(world, [record])
  return world
}

const begin = (procedure: string, id: string) => (engine: Engine) =>
  file(engine, procedure, dataOf(procedure), { caseId: id, recordId })
const withdraw = (id: string) => (engine: Engine) =>
  commit(engine, id, {
    type: 'applicant.withdrew',
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: { reason: '' },
  })

async function openOn(world: World): Promise<readonly string[]> {
  const engine = engineOver(world)
  const record = recordFile(await engine.table.get(recordKey(recordId)))
  return record ? (await openCasesOn(engine, record)).map(({ id }) => id) : []
}

const told = (answers: readonly unknown[]) =>
  (answers as Outcome[]).map((one) => (one.kind === 'refused' ? one.refusal : { code: 'committed', id: one.file.id }))

describe.each(['objection', 'repair', 'shield', 'infringement'])('%s: one open case of a matter', (procedure) => {
  it.each(['organisation', 'person'] as const)('begins once of three at once on a record of a(n) %s', async (kind) => {
    const from = await standing(subjects[kind])
    await race(
      async () => ({
        from,
        runners: ids.map((id) => begin(procedure, id)),
        holds: (answers, after) => {
          const begun = told(answers).filter(({ code }) => code === 'committed')
          const refused = told(answers).filter(({ code }) => code === 'alreadyOpen')
          const [first] = begun
          const named = refused.every((one) => 'open' in one && first && 'id' in first && one.open?.id === first.id)
          const cases = [...after.store.items.keys()].filter((key) => key.endsWith('\0case'))
          const isRight = begun.length === 1 && refused.length === 2 && named && cases.length === 1
          return isRight ? [] : [`${JSON.stringify(told(answers))}, ${cases.length} cases`]
        },
      }),
      runs,
    )
  })

  it('takes the next one once the first is closed, and sends the first one again to its own case', async () => {
    const world = await standing(sampleRecord)
    const [first, second] = ids
    await begin(procedure, first)(engineOver(world))
    expect(await openOn(world)).toEqual([first])
    expect(await begin(procedure, first)(engineOver(world))).toMatchObject({ kind: 'committed', file: { id: first } })
    expect(await begin(procedure, second)(engineOver(world))).toMatchObject({
      refusal: { code: 'alreadyOpen', open: { id: first } },
    })
    await settle(engineOver(world))
    expect(await withdraw(first)(engineOver(world))).toMatchObject({ kind: 'committed' })
    await settle(engineOver(world))
    expect(await openOn(world)).toEqual([])
    expect(await begin(procedure, second)(engineOver(world))).toMatchObject({ kind: 'committed' })
  })
})

it('knows the open objection and the published repair of before there were places', async () => {
  const world = await standing(sampleRecord)
  await begin('objection', ids[0])(engineOver(world))
  await begin('repair', ids[1])(engineOver(world))
  for (const key of world.store.items.keys()) if (key.includes('\0open#')) world.store.items.delete(key)
  for (const procedure of ['objection', 'repair'])
    expect(await begin(procedure, ids[2])(engineOver(world))).toMatchObject({ refusal: { code: 'alreadyOpen' } })
})

it('takes an objection to another entry beside the open one', async () => {
  const world = await standing(sampleRecord)
  await begin('objection', ids[0])(engineOver(world))
  const other = JSON.parse(JSON.stringify(dataOf('objection')).replaceAll('CF_NR_FK', 'CF_SY'))
  const outcome = await file(engineOver(world), 'objection', other, { caseId: ids[1], recordId })
  expect(outcome).toMatchObject({ kind: 'committed' })
  expect(await openOn(world)).toEqual([ids[0], ids[1]])
})
