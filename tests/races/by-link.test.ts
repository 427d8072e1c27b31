import { describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { actByLink, type LinkOutcome } from '#engine/mail/act-by-link.ts'
import { linkOf } from '#engine/people/action-link.ts'
import type { Engine } from '#engine/store/engine.ts'
import { file, fill, pass, settle } from '#tests/support/drive.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { caseId, instant, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import { objection } from '#workflows/objection/index.ts'
import { race } from './schedule.ts'

const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
const kept = { event: 'intake.kept', data: {}, reason: '由平台核查', isProved: false }
const returned = { event: 'task.noted', data: { kind: 'comment' }, reason: '请注意', isProved: false }

/** The platform's department lets its intake act from mail. */
function optedIn(engine: Engine): Engine {
  const { directory } = engine.deployment
  const units = directory.units.map((unit) => (unit.id === 'FGW' ? { ...unit, actByMail: 'alone' as const } : unit))
  return { ...engine, deployment: { ...engine.deployment, directory: { ...directory, units } } }
}

/** A case filed, its task mailed with a link. */
async function mailed(now = '2026-09-14 10:00'): Promise<World> {
  const world = newWorld()
  world.now = instant('2026-09-14 09:00')
  await fill(world, [sampleRecord])
  const engine = optedIn(engineOver(world))
  await file(engine, 'objection', objection.examples[0]?.open.data)
  await settle(engine)
  world.now = instant(now)
  return world
}

function linkIn(world: World) {
  const item = [...world.store.items.values()].find(({ pk }) => pk.startsWith('link#'))
  if (!item) throw new Error('no link went out')
  return linkOf(item)
}

const rows = (world: World, type: string) =>
  world.store.log.filter(({ body }) => (body as unknown as LogRow).entry.type === type).length
const problem = (isRight: boolean, text: string) => (isRight ? [] : [text])
const recorded = (answers: readonly unknown[]) =>
  (answers as LinkOutcome[]).filter((one) => one?.kind === 'recorded').length
const told = (world: World) => world.mailbox.filter(({ subject }) => subject.includes('mail link was used')).length

const byLink = (world: World, answer: typeof kept | typeof returned) => {
  const { id, seq } = linkIn(world)
  return (engine: Engine) => actByLink(optedIn(engine), id, { ...answer, seq })
}
const byPage = (engine: Engine) => commit(engine, caseId, { type: 'intake.kept', actor: intake, data: {} })
const forwards = (engine: Engine) =>
  commit(engine, caseId, { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } })

describe('a link against a page, another click and the clock', () => {
  it('does its one thing once, pressed three times at once, and tells its owner once', () =>
    race(async () => {
      const world = await mailed()
      const press = byLink(world, kept)
      return {
        from: world,
        runners: [press, press, press, pass],
        holds: (answers, after) => [
          ...problem(rows(after, 'intake.kept') === 1, 'not kept once'),
          ...problem(recorded(answers.slice(0, 3)) === 3, JSON.stringify(answers)),
          ...problem(told(after) === 1, `told ${told(after)} times`),
        ],
      }
    }))

  it('gives way to the page or the page to it, never both', () =>
    race(async () => {
      const world = await mailed()
      return {
        from: world,
        runners: [byLink(world, kept), byPage, pass],
        holds: (answers, after) => [
          ...problem(rows(after, 'intake.kept') === 1, 'not kept once'),
          ...problem(recorded(answers.slice(0, 1)) === told(after), 'told of what did not happen'),
        ],
      }
    }))

  it('is worth nothing where the case went to another unit first', () =>
    race(async () => {
      const world = await mailed()
      return {
        from: world,
        runners: [byLink(world, kept), forwards, pass],
        holds: (_, after) => problem(rows(after, 'intake.kept') + rows(after, 'intake.forwarded') >= 1, 'neither'),
      }
    }))

  it('records one of two different answers', () =>
    race(async () => {
      const world = await mailed()
      return {
        from: world,
        runners: [byLink(world, kept), byLink(world, returned), pass],
        holds: (answers, after) => [
          ...problem(rows(after, 'intake.kept') + rows(after, 'task.noted') === 1, 'not one of them'),
          ...problem(recorded(answers.slice(0, 2)) === 1, JSON.stringify(answers)),
        ],
      }
    }))

  it('meets the moment at which A3 forwards by itself, with one effect', () =>
    race(async () => {
      const world = await mailed('2026-09-16 23:59')
      world.now = instant('2026-09-17 00:00') - 1
      const press = byLink(world, kept)
      world.now += 1
      return {
        from: world,
        runners: [press, pass, pass],
        holds: (answers, after) =>
          problem(
            rows(after, 'intake.kept') === recorded(answers.slice(0, 1)),
            'recorded and not done, or the reverse',
          ),
      }
    }))
})

it('the race can be lost: two commits without the link would be two', async () => {
  const world = await mailed()
  const engine = optedIn(engineOver(world))
  expect((await byLink(world, kept)(engine)).kind).toBe('recorded')
  expect((await byLink(world, returned)(engine)).kind).toBe('refused')
})
