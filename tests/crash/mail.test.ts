import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { retryMail } from '#engine/mail/post.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { file, fill, pass, passTime, settle } from '#tests/support/drive.ts'
import { broken } from '#tests/support/invariants.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { caseId, instant, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { copyWorld, engineOver, newWorld, type World } from '#tests/support/world.ts'
import { objection } from '#workflows/objection/index.ts'
import { planned, withFault } from './faults.ts'

const toApplicant = (world: World) => world.mailbox.filter(({ to }) => to === 'applicant@example.com')
const day = 24 * 3_600_000

async function filed(prepare: (world: World) => void): Promise<World> {
  const world = newWorld()
  world.now = instant('2026-09-14 09:00')
  await fill(world, [sampleRecord])
  prepare(world)
  await file(engineOver(world), 'objection', objection.examples[0]?.open.data)
  return world
}
const wait = (world: World, time: number) => passTime(world, world.now + time, () => settle(engineOver(world)))
const types = (world: World) => world.store.log.map((item) => (item.body as unknown as LogRow).entry.type)

/** Names whose letters the log calls undelivered, once each. */
const failures = (world: World) =>
  world.store.log
    .map((item) => item.body as unknown as LogRow)
    .filter(({ entry }) => entry.type === 'notice.failed')
    .map(({ payload }) => {
      const { notice, mail } = payload.data.event as { notice?: string; mail?: string }
      return notice === undefined ? `staff ${mail}` : `applicant ${notice}`
    })

function stands(world: World): CaseFile {
  const item = world.store.items.get(`case#${caseId}\0case`)
  if (!item) throw new Error('no case')
  return caseFile(item)
}

const lettersIn = (world: World) =>
  [...world.store.items.values()].filter(({ sk }) => sk.startsWith('mail#')).map(letterOf)

describe('a mail server that', () => {
  it('cuts after DATA gets the same Message-ID again, counted as doubtful', async () => {
    let cut = 1
    const world = await filed((w) => {
      w.mailServer = () => (cut-- > 0 ? { kind: 'unknown', reason: 'cut after DATA' } : { kind: 'accepted' })
    })
    await wait(world, day / 24)
    expect(toApplicant(world)).toHaveLength(2)
    expect(new Set(toApplicant(world).map(({ messageId }) => messageId)).size).toBe(1)
    expect(broken(world)).toEqual([])
  })

  it('puts off (421, greylist) is asked again until it takes the letter', async () => {
    let busy = 9
    const world = await filed((w) => {
      w.mailServer = () => (busy-- > 0 ? { kind: 'temporary', reason: '421' } : { kind: 'accepted' })
    })
    await wait(world, day / 2)
    expect(toApplicant(world)).toHaveLength(1)
    expect(types(world).filter((type) => type === 'notice.served')).toHaveLength(1)
    expect(broken(world)).toEqual([])
  })

  it('refuses for good (552) is told once, and the log says that the notice failed', async () => {
    const world = await filed((w) => {
      w.mailServer = () => ({ kind: 'permanent', reason: '552' })
    })
    await wait(world, day / 24)
    expect(failures(world)).toEqual(['applicant receipt', 'staff task'])
  })

  it('is silent for three days is given up, and the log says so', async () => {
    const world = await filed((w) => {
      w.mailServer = () => ({ kind: 'temporary', reason: '451' })
    })
    await wait(world, 2.9 * day)
    expect(types(world)).not.toContain('notice.failed')
    await wait(world, 0.6 * day)
    expect(failures(world)).toEqual(['applicant receipt', 'staff task'])
  })
})

it.each(['temporary', 'technical'] as const)('says that a letter given up failed in a %s way', async (kind) => {
  const world = await filed((w) => {
    w.mailServer = () => ({ kind, reason: 'later' })
  })
  await wait(world, 4 * day)
  expect(
    lettersIn(world).filter(({ state, failure }) => state === 'failed' && failure === kind).length,
  ).toBeGreaterThan(0)
})

it('counts a mail that the process died over, and sends it again', async () => {
  const world = await filed(() => {})
  const first = planned(0, null)
  await pass(withFault(engineOver(copyWorld(world)), world, first, async () => {}))
  let [counted, doubled] = [0, 0]
  for (const at of Array.from({ length: first.calls }, (_, i) => i + 1)) {
    const again = copyWorld(world)
    const dying = withFault(engineOver(again), again, planned(at, 'crashAfter'), async () => {})
    await expect(pass(dying)).rejects.toThrow(/planted/)
    await wait(again, day / 24)
    expect(broken(again)).toEqual([])
    counted += lettersIn(again).reduce((sum, { doubtful }) => sum + doubtful, 0)
    doubled += again.mailbox.length - new Set(again.mailbox.map(({ messageId }) => messageId)).size
  }
  // Two died between that note and the mail server.
  expect([counted, doubled]).toEqual([7, 5])
})

it('lets one of two sweeps send a letter', async () => {
  let busy = 1
  const world = await filed((w) => {
    w.mailServer = () => (busy-- > 0 ? { kind: 'temporary', reason: '421' } : { kind: 'accepted' })
  })
  await settle(engineOver(world))
  const letter = [...world.store.items.values()].find(({ sk, index }) => sk.startsWith('mail#') && index?.due)
  if (!letter) throw new Error('no letter waits')
  world.now += 60_000
  expect(await Promise.all([retryMail(engineOver(world), letter), retryMail(engineOver(world), letter)])).toEqual([
    true,
    false,
  ])
  expect(broken(world)).toEqual([])
})

it('tells whom an entry named, however late the follower comes', async () => {
  const world = await filed(() => {})
  const engine = engineOver(world)
  const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  const scjg = { id: 'scjg-1', role: 'officer', unit: 'SCJG' } as const
  await commit(engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'SCJG', reason: '' } })
  await commit(engine, caseId, {
    type: 'unit.returned',
    actor: scjg,
    data: { rightUnit: 'HJ', reason: '不是本单位的。' },
  })
  await commit(engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })
  await settle(engine)
  expect(world.mailbox.map(({ to }) => to)).toContain('scjg-1@example.com')
  expect(broken(world)).toEqual([])
})

it('hands a step whose result is refused to a person, and keeps its clock', async () => {
  const world = await filed(() => {})
  const impossible = {
    ...objection,
    results: { ...objection.results, effects: () => [{ kind: 'undisputed' as const, caseId: 'nobody' }] },
  }
  const engine = { ...engineOver(world), procedures: { objection: impossible } }
  await commit(engine, caseId, {
    type: 'applicant.withdrew',
    actor: { id: 'applicant', role: 'applicant', unit: null },
    data: { reason: '' },
  })
  await passTime(world, world.now + 3 * day, () => settle(engine))
  expect(stands(world)).toMatchObject({ state: 'stalled', holder: { role: 'systemAdmin' }, recordId })
  expect(types(world)).toContain('clock.S2.breach')
})

it('stops no other clock for a case that cannot be woken', async () => {
  const world = await filed(() => {})
  const engine = engineOver(world)
  await settle(engine)
  const key = `case#${caseId}\0case`
  const row = world.store.items.get(key)
  if (!row) throw new Error('no case')
  const lost = { ...stands(world), id: 'LOST', procedure: 'forgotten' }
  world.store.items.set('case#LOST\0case', {
    ...row,
    pk: 'case#LOST',
    body: lost as never,
    index: { due: [row.index?.due?.[0] ?? '', `${'0'.repeat(15)}#LOST`] },
  })
  world.now += 5 * day
  await expect(pass(engine)).rejects.toMatchObject({ code: 'sweepFailed' })
  expect(types(world).some((type) => type.startsWith('clock.'))).toBe(true)
})
