import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { commit, type Outcome } from '#engine/begin/commit.ts'
import type { Engine } from '#engine/store/engine.ts'
import { type Course, course, finish } from '#tests/crash/point.ts'
import { fileExample, pass, passTime, settle } from '#tests/support/drive.ts'
import { caseId, instant } from '#tests/support/run-example.ts'
import { copyWorld, engineOver, type World } from '#tests/support/world.ts'
import { procedures } from '#workflows/index.ts'
import { inOrders, scheduled } from './schedule.ts'

/** Takes every step this many times, port calls in random order. */
export const anyStep = (runs: number) =>
  describe.each(Object.values(procedures))('$id', ({ id, examples }) => {
    const courses: Course[] = []
    beforeAll(async () => {
      for (const example of examples) courses.push(await course(id, example))
    })

    it('takes every step once, clicked twice beside two followers and two sweeps', async () => {
      const persons = () =>
        courses.flatMap((run) =>
          [undefined, ...run.example.steps]
            .map((step, i) => ({ run, step, i }))
            .filter(({ step }) => step === undefined || 'send' in step),
        )
      const steps = persons()
      await inOrders(
        fc.asyncProperty(fc.nat({ max: steps.length - 1 }), fc.scheduler(), async (n, scheduler) => {
          const { run, i } = steps[n] ?? { run: courses[0], i: 0 }
          const stop = run?.stops.find(({ place }) => place.step === i)
          if (!run || !stop) throw new Error('no such step')
          const world = copyWorld(stop.world)
          const one = run.example.steps[i - 1]
          const at = one === undefined ? run.example.open.at : 'send' in one ? one.at : one.until
          await passTime(world, instant(at), () => settle(engineOver(world)))
          expect(await doubled(world, run, i, scheduler)).toBe(i === 0 ? 2 : 1)
          expect(await finish(world, run, i + 1)).toEqual([])
        }),
        runs,
      )
    })
  })

const seqOf = (world: World) =>
  [...world.store.items.values()].filter((item) => item.pk === `case#${caseId}` && item.log).length

/** Double click, two followers and two sweeps at once. */
async function doubled(
  world: World,
  { procedure, example }: Course,
  i: number,
  scheduler: fc.Scheduler,
): Promise<number> {
  const one = example.steps[i - 1]
  const seen = seqOf(world)
  const click = (engine: Engine): Promise<Outcome> => {
    if (one === undefined) return fileExample(engine, procedure, example)
    if (!('send' in one)) throw new Error('nobody sends anything in this step')
    return commit(engine, caseId, { type: one.send, actor: one.by, data: one.data ?? {} }, seen)
  }
  const all = [click, click, pass, pass].map((run) => run(scheduled(engineOver(world), scheduler)))
  const [first, second] = await scheduler.waitFor(Promise.all(all))
  return [first, second].filter((one) => typeof one === 'object' && one.kind === 'committed').length
}
