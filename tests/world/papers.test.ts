import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { serveByHand } from '#engine/mail/serve-by-hand.ts'
import { type Paper, serviceQueue } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperView, remedyDays } from '#engine/papers/paper-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import { memoryPrinter } from '#hosts/memory/printer.ts'
import { sampleSeal } from '#hosts/sample-seal.ts'
import { Fault } from '#law/fault.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { caseId, instant, look, passTime, prepare, runExample, settle } from '#tests/support/run-example.ts'
import { sayService } from '#web/parts/paper-list.tsx'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

const exampleOf = (name: string): Example => {
  const found = procedures['objection']?.examples.find((one) => one.name.en === name)
  if (!found) throw new Error(`no example ${name}`)
  return found
}
const supplemented = exampleOf('Supplemented, then forwarded')
const corrected = exampleOf('A unit corrects one field')

/** Same world, with the test's printing. */
function worldWith(printing: Engine['printing']): TestEngine & { give(printing: Engine['printing']): void } {
  let now = printing ?? null
  return {
    ...testEngine(),
    get printing() {
      return now
    },
    give: (next) => {
      now = next ?? null
    },
  }
}

const working = { printer: memoryPrinter, seal: sampleSeal }
const fails = async (): Promise<never> => {
  throw new Error('out of order')
}
const broken = [
  ['no printer', null],
  ['a printer out of order', { ...working, printer: { print: fails } }],
  ['a seal that does not seal', { ...working, seal: { ...sampleSeal, apply: fails } }],
] as const

/** Does all due; repeats a sweep that failed. */
async function calm(engine: TestEngine): Promise<void> {
  for (let round = 0; round < 20; round += 1)
    try {
      return await settle(engine)
    } catch (cause) {
      if (!(cause instanceof Fault) || cause.code !== 'sweepFailed') throw cause
    }
  throw new Error('never calm')
}

/** Steps of half a working day skip frequent retries. */
async function live(engine: TestEngine, to: number): Promise<void> {
  for (let at = engine.clock.now(); at < to; at += 4 * 3_600_000) {
    engine.setClock(at)
    await calm(engine)
  }
  engine.setClock(to)
  await calm(engine)
}

async function act(engine: TestEngine, example: Example): Promise<void> {
  await prepare(engine, 'objection', example).catch(() => calm(engine))
  for (const step of example.steps) {
    await live(engine, instant('until' in step ? step.until : step.at))
    if ('until' in step) continue
    const outcome = await commit(engine, caseId, { type: step.send, actor: step.by, data: step.data ?? {} })
    expect(outcome.kind).toBe('committed')
    await calm(engine)
  }
}

const papersIn = async (engine: Engine): Promise<readonly Paper[]> =>
  (await papersOf(engine.table, caseId)).map(paperOf)
const typesIn = async (engine: TestEngine) => (await look(engine)).log.map(({ entry }) => entry.type)
const toApplicant = (engine: TestEngine) => engine.mails.filter(({ to }) => to === 'applicant@example.com')
const waitingAt = async (engine: Engine, unit: string) =>
  (await engine.table.query({ index: 'queue', pk: serviceQueue(unit), limit: 50 })).items.map(paperOf)
const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const

describe.each(broken)('in a world with %s', (_name, printing) => {
  it('a supplement list is not served: it waits with the unit, whose time runs on, and not the applicant’s', async () => {
    const engine = worldWith(printing)
    await act(engine, { ...supplemented, steps: supplemented.steps.slice(0, 1) })
    await live(engine, engine.clock.now() + 3 * 86_400_000)
    const types = await typesIn(engine)
    expect(types.filter((type) => type === 'notice.served' || type === 'paper.sealed')).toEqual([])
    expect(toApplicant(engine)).toEqual([])
    const { file } = await look(engine)
    expect([file.clocks['G2'], file.clocks['N1']?.state, file.clocks['N1']?.owedBy]).toEqual([
      undefined,
      'late',
      { role: 'intake', unit: 'FGW' },
    ])
    const list = (await papersIn(engine)).find(({ facts }) => facts.kind === 'supplement')
    expect((await waitingAt(engine, 'FGW')).map(({ id }) => id)).toContain(list?.id)
    const view = list && paperView(engine, list)
    expect(view && sayService('zh', view, true)).toBe('草稿，尚未盖章；盖章后才能送达')
  })

  it('nobody can enter that a draft was served', async () => {
    const engine = worldWith(printing)
    await act(engine, { ...corrected, steps: [] })
    const [receipt] = await papersIn(engine)
    const given = { step: 'served', channel: 'counter', on: '2026-09-24', evidence: '张三' } as const
    const outcome = await serveByHand(engine, { caseId, paper: receipt?.id ?? '', actor: intake, ...given })
    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'notSealed' } })
    expect(await typesIn(engine)).not.toContain('notice.served')
  })

  it('an answer stays owed, and goes by itself once papers are sealed again', async () => {
    const engine = worldWith(printing)
    await act(engine, corrected)
    await live(engine, engine.clock.now() + 86_400_000)
    const { file } = await look(engine)
    expect([file.closed, file.clocks['A5']?.state, file.holder.role]).toEqual([false, 'running', 'systemAdmin'])
    expect((await waitingAt(engine, 'HJ')).map(({ facts }) => facts.kind).toSorted()).toEqual(['correction', 'result'])
    engine.give(working)
    await live(engine, engine.clock.now() + 2 * 3_600_000)
    expect((await look(engine)).file.closed).toBe(true)
    const papers = (await papersIn(engine)).filter(({ toUnit }) => toUnit === null)
    expect(papers.map(({ served, file: sealed }) => sealed && served?.channel)).toEqual(papers.map(() => 'electronic'))
    expect(await waitingAt(engine, 'HJ')).toEqual([])
  })
})

describe('in a world whose mail server takes nothing', () => {
  it('nothing is served by mail: each sealed paper waits for another channel', async () => {
    const engine = worldWith(working)
    engine.answerMail(() => ({ kind: 'permanent', reason: 'no mail server is configured' }))
    await runExample(engine, 'objection', { ...supplemented, steps: supplemented.steps.slice(0, 1) })
    expect(await typesIn(engine)).not.toContain('notice.served')
    const list = (await waitingAt(engine, 'FGW')).find(({ facts }) => facts.kind === 'supplement')
    expect(list?.file).not.toBeNull()
    const given = { step: 'served', channel: 'counter', on: '2026-09-28', evidence: '张三' } as const
    await passTime(engine, instant('2026-09-28 16:00'))
    await serveByHand(engine, { caseId, paper: list?.id ?? '', actor: intake, ...given })
    expect((await look(engine)).file.clocks['G2']?.startDay).toBe('2026-09-28')
  })
})

describe('of a paper that was served', () => {
  it('by mail, nothing says that anybody signed for it', async () => {
    const engine = worldWith(working)
    await prepare(engine, 'objection', corrected)
    const [receipt] = await papersIn(engine)
    const said = receipt && sayService('zh', paperView(engine, receipt), true)
    expect(said).toBe('2026年9月24日 电子送达：已进入您的账户，通知邮件已被邮件服务器接收')
  })

  it('before files were kept, it says that there is no sealed file, and counts no remedies', async () => {
    const engine = worldWith(working)
    await runExample(engine, 'objection', corrected)
    const result = (await papersIn(engine)).find(({ facts }) => facts.kind === 'result')
    if (!result) throw new Error('no result')
    const old: Paper = { ...result, file: null }
    expect(sayService('zh', paperView(engine, old))).toMatch(/登记为已送达（电子），但没有盖章的文书文件/)
    expect([remedyDays(engine, result) === null, remedyDays(engine, old)]).toEqual([false, null])
  })
})
