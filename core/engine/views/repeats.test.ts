import { expect, it } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, instant, openingOf, runExample, settle } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { repair } from '#workflows/repair/index.ts'
import { repeatsOf } from './repeats.ts'

const [corrected] = objection.examples
const file = { key: 'case/2/a', name: 'a.pdf', size: 9, type: 'application/pdf', sha256: 'a'.repeat(64) }

/** Answers one objection, then files it again with changes. */
async function again(on: string, changes: object = {}) {
  if (corrected === undefined) throw new Error('no example')
  const engine = testEngine()
  await runExample(engine, 'objection', corrected)
  engine.setClock(instant(on))
  const opening = openingOf('objection', corrected)
  const outcome = await open(engine, { ...opening, id: 'CASE2', data: Object.assign({}, opening.data, changes) })
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
  await settle(engine)
  return { engine, second: outcome.file, found: await repeatsOf(engine, objection, outcome.file) }
}

it('names the earlier answer to the same ground on the same item, within six months (L18)', async () => {
  const { found } = await again('2026-12-01 10:00')
  expect(found).toMatchObject([{ id: caseId, answeredOn: '2026-09-28', items: ['1'], newFiles: 0 }])
  const [answer] = found[0]?.answers ?? []
  expect(answer?.answer).toEqual({ zh: expect.stringContaining('更正'), en: expect.any(String) })
  expect(answer?.reason).not.toBe('')
})

it('counts what came new with it', async () => {
  expect((await again('2026-12-01 10:00', { evidence: [file] })).found).toMatchObject([{ newFiles: 1 }])
})

it('says nothing after six months, of another ground, or where the deployment has settled it so', async () => {
  expect((await again('2027-03-29 10:00')).found).toEqual([])
  const items = [{ id: '1', field: 'CF_NR_FK', shown: '5.5', claimed: '0.55', ground: 'E7', evidence: [] }]
  expect((await again('2026-12-01 10:00', { items })).found).toEqual([])
  const { engine, second } = await again('2026-12-01 10:00')
  const settled = { ...engine, deployment: { ...engine.deployment, flags: { L18: 'off' } } }
  expect(await repeatsOf(settled, objection, second)).toEqual([])
})

it('names the refused repair of the same record, with its reasons (L18)', async () => {
  const refused = repair.examples.find(({ name }) => name.zh === '不予修复，说明理由')
  if (refused === undefined) throw new Error('no example')
  const engine = testEngine()
  await runExample(engine, 'repair', refused)
  const opening = openingOf('repair', refused)
  const outcome = await open(engine, { ...opening, id: 'CASE2' })
  if (outcome.kind === 'refused') throw new Error(outcome.refusal.code)
  const [found] = await repeatsOf(engine, repair, outcome.file)
  expect(found).toMatchObject({
    id: caseId,
    items: [],
    answers: [{ answer: null, reason: expect.stringMatching(/./) }],
  })
})
