import { afterEach, expect, it, vi } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { addRecord } from '#engine/register/register.ts'
import { sweepUnrung, wakeMoved } from '#engine/run/wake.ts'
import { caseKey } from '#engine/store/keys.ts'
import { seatStaff, type TestEngine, testEngine } from '#tests/support/engine.ts'
import { patience } from '#tests/support/patience.ts'
import { caseId, instant, openingOf, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { gathered } from './doorbell.ts'
import { follower, inTurn } from './follower.ts'

const importer = { id: 'import', role: 'system', unit: null } as const
const [example] = objection.examples
const undo: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one()
})

/** Runs the loops while mail or some publications hang. */
async function running({ hangs }: { readonly hangs: (id: string) => boolean }) {
  const engine = testEngine()
  const published: string[] = []
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const wait = async (id: string) => (hangs(id) ? held : undefined)
  const publish = async (id: string) => {
    published.push(id)
    await wait(id)
  }
  const mailer: TestEngine['mailer'] = {
    async send(mail) {
      const outcome = await engine.mailer.send(mail)
      await wait('mail')
      return outcome
    },
  }
  engine.setClock(instant(example?.open.at ?? ''))
  await seatStaff(engine)
  await addRecord(engine, sampleRecord, importer)
  const faults: unknown[] = []
  const loops = follower({ ...engine, mailer }, publish, (fault) => faults.push(fault))
  undo.push(async () => {
    letGo()
    await loops.stop()
    expect(faults).toEqual([])
  })
  return { engine, loops, published, file: () => filed(engine) }
}

async function filed(engine: TestEngine) {
  if (!example) throw new Error('no example')
  expect(await open(engine, openingOf('objection', example))).toMatchObject({ kind: 'committed' })
}

async function seqOf(engine: TestEngine): Promise<number> {
  const item = await engine.table.get(caseKey(caseId))
  return item ? caseFile(item).seq : 0
}

it('publishes and keeps the clocks while a mail server does not answer', async () => {
  const { engine, loops, published, file } = await running({ hangs: (id) => id === 'mail' })
  await file()
  loops.ring()
  await vi.waitFor(() => expect(engine.mails.length).toBeGreaterThan(0), patience)
  const before = await seqOf(engine)
  await addRecord(engine, { ...sampleRecord, id: 'OTHER' }, importer)
  engine.setClock(engine.clock.now() + 20 * 86_400_000)
  loops.ring()
  await vi.waitFor(() => expect(published).toContain('OTHER'), patience)
  await vi.waitFor(async () => expect(await seqOf(engine)).toBeGreaterThan(before), patience)
})

it('wakes the case that it was rung with, and no other, without looking at all that is due', async () => {
  const engine = testEngine()
  engine.setClock(instant(example?.open.at ?? ''))
  await seatStaff(engine)
  await addRecord(engine, sampleRecord, importer)
  await filed(engine)
  engine.setClock(engine.clock.now() + 20 * 86_400_000)
  const asked: unknown[] = []
  const table: TestEngine['table'] = {
    ...engine.table,
    query(query) {
      if (query.index === 'due') asked.push(query)
      return engine.table.query(query)
    },
  }
  const wake = (id: string, serving = false) => wakeMoved({ ...engine, table }, async () => {}, new Set([id]), serving)
  const before = await seqOf(engine)
  expect([await wake('OTHER'), await wake(recordId), await wake(caseId, true)]).toEqual([0, 0, 0])
  expect(await seqOf(engine)).toBe(before)
  expect(await wake(caseId)).toBe(1)
  expect(await seqOf(engine)).toBeGreaterThan(before)
  expect(asked).toEqual([])
})

it('draws a page for one at a time, and again for who asked meanwhile, also after a failure', async () => {
  const drawn: string[] = []
  const held = new Map<string, PromiseWithResolvers<void>>()
  const publish = inTurn((id) => {
    drawn.push(id)
    const hold = Promise.withResolvers<void>()
    held.set(id, hold)
    return hold.promise
  })
  const asked = [publish('a'), publish('a'), publish('b')]
  expect(drawn).toEqual(['a', 'b'])
  held.get('a')?.reject(new Error('full'))
  await expect(asked[0]).rejects.toThrow('full')
  await vi.waitFor(() => expect(drawn).toEqual(['a', 'b', 'a']), patience)
  held.get('a')?.resolve()
  held.get('b')?.resolve()
  await Promise.all(asked.slice(1))
})

it('hands on what is to be drawn, and that it is drawn anew', async () => {
  const draw = vi.fn(async () => {})
  const publish = inTurn(draw)
  await Promise.all([publish('a', 'notice', 'anew'), publish('a', 'notice', 'anew')])
  expect(draw.mock.calls).toEqual([
    ['a', 'notice', 'anew'],
    ['a', 'notice', 'anew'],
  ])
})

it('leaves a case that moved in a sweep to its bell, and does not sweep again for it', async () => {
  const engine = testEngine()
  engine.setClock(instant(example?.open.at ?? ''))
  await seatStaff(engine)
  await addRecord(engine, sampleRecord, importer)
  await filed(engine)
  const rung: string[] = []
  engine.setClock(engine.clock.now() + 20 * 86_400_000)
  expect(await sweepUnrung({ ...engine, doorbell: (id) => void rung.push(id) }, async () => {})).toBe(0)
  expect(rung).toContain(caseId)
})

it('goes on with a case by its bell alone', async () => {
  vi.useFakeTimers({ toFake: ['setInterval'] })
  undo.push(async () => void vi.useRealTimers())
  const { engine, loops, published, file } = await running({ hangs: () => false })
  await vi.waitFor(() => expect(published).toContain(recordId), patience)
  await file()
  engine.setClock(engine.clock.now() + 20 * 86_400_000)
  loops.ring(caseId)
  const told = async () => (await logRows(engine.table, `case#${caseId}`)).map(({ entry }) => entry.type)
  await vi.waitFor(async () => expect(await told()).toContainEqual(expect.stringMatching(/^clock\./)), patience)
})

it('sends letters and publishes what changed while an import is still being published', async () => {
  const { engine, loops, published, file } = await running({ hangs: (id) => id === 'IMPORTED' })
  await vi.waitFor(() => expect(published).toContain(recordId), patience)
  await addRecord(engine, { ...sampleRecord, id: 'IMPORTED' }, importer)
  loops.ring()
  await vi.waitFor(() => expect(published).toContain('IMPORTED'), patience)
  published.length = 0
  await file()
  loops.ring()
  await vi.waitFor(() => expect(published).toContain(recordId), patience)
  await vi.waitFor(() => expect(engine.mails.map(({ to }) => to)).toContain('applicant@example.com'), patience)
})

it('rings a loop of figures once for many commits, and not after its stop', async () => {
  vi.useFakeTimers()
  undo.push(async () => void vi.useRealTimers())
  let rung = 0
  const ring = () => {
    rung += 1
  }
  const loop = gathered({ ring, stop: async () => {} }, 100)
  for (let n = 0; n < 5; n += 1) loop.ring()
  expect(rung).toBe(0)
  vi.advanceTimersByTime(100)
  expect(rung).toBe(1)
  loop.ring()
  vi.advanceTimersByTime(100)
  expect(rung).toBe(2)
  loop.ring()
  await loop.stop()
  vi.advanceTimersByTime(1000)
  expect(rung).toBe(2)
})
