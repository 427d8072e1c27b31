import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Engine } from '#engine/store/engine.ts'
import { trackingCode } from '#engine/views/tracking.ts'
import { doors } from '#functions/doors.ts'
import { startSession } from '#functions/http/door/session.ts'
import { lambdaContext } from '#hosts/local/http/gateway-event.ts'
import { claimsOf, gatewayEvent, type Request, withoutToken } from '#tests/http/site.ts'
import { staff, testEngine } from '#tests/support/engine.ts'
import { caseId, runExample, sampleRecord } from '#tests/support/run-example.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'
import { bundleDoor } from '../../scripts/bundle-door.mjs'
import { lightDoor } from './light-door.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-light-'))
const bundled: Record<string, typeof lightDoor> = {}

beforeAll(async () => {
  for (const door of doors.filter(({ asks }) => asks !== undefined)) {
    const outfile = join(folder, `${door.name}.mjs`)
    await bundleDoor(new URL('../../', import.meta.url), { ...door, entry: 'tests/infra/light-door.ts' }, { outfile })
    bundled[door.name] = (await import(pathToFileURL(outfile).href)).lightDoor
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const context = lambdaContext('0123456789abcdef', 30_000, () => 0)

/** Answers of a door's bundle, as the checkout answers. */
async function same(name: string, engine: Engine, request: Request) {
  const event = gatewayEvent(request, engine.clock.now())
  const [there, here] = await Promise.all([bundled[name]?.(engine)(event, context), lightDoor(engine)(event, context)])
  expect({ ...there, body: withoutToken(there?.body ?? '') }).toEqual({ ...here, body: withoutToken(here.body ?? '') })
  return here
}

const cases = Object.values(procedures).flatMap(({ id, examples }) =>
  examples.map((example): readonly [string, string, Example] => [id, example.name.en, example]),
)

it.each(cases)(
  'follows %s, %s, by its code as the checkout does: under way, and at its end',
  async (id, _, example) => {
    for (const steps of [Math.floor(example.steps.length / 2), example.steps.length]) {
      const engine = testEngine()
      const { file } = await runExample(engine, id, { ...example, steps: example.steps.slice(0, steps) })
      const code = await trackingCode(engine, caseId)
      for (const path of ['/track', '/en/track']) {
        const told = await same('http-track', engine, { method: 'POST', path, form: { code } })
        expect(told.statusCode).toBe(200)
        expect(told.body).toContain(file.number.slice(-4))
      }
    }
  },
)

it.each([null, ...staff.slice(0, 2)])('opens home and register as the checkout does, to %o', async (person) => {
  const engine = testEngine()
  const [objection] = procedures['objection']?.examples ?? []
  if (objection) await runExample(engine, 'objection', objection)
  const set = person && (await startSession(engine, { claims: claimsOf(person), login: null }))
  const cookies = set ? [set.split(';')[0] ?? ''] : []
  const asked = {
    'http-public': ['/', '/records', `/records?q=${sampleRecord.subject.key}`, '/domains', '/nothing', '/s/x?c=y'],
    'http-track': ['/track', '/nothing'],
  }
  for (const [name, paths] of Object.entries(asked))
    for (const path of paths.flatMap((one) => [one, `/en${one}`])) await same(name, engine, { path, cookies })
})
