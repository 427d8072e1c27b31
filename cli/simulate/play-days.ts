import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'

/** Something that happens to a case at an instant. */
export type Moment = { readonly at: number; readonly case: number }

type Playing<Act extends Moment> = {
  /** Sets the virtual clock, never back. */
  readonly set: (at: number) => void
  readonly play: (act: Act) => Promise<void>
  /** Lets go by what is due at the clock's instant. */
  readonly pass: () => Promise<void>
  /** Local times of each day at which it does. */
  readonly times: readonly string[]
  /** Days that go on after the last act. */
  readonly tail: number
  /** Day on which a part that was played before ends. */
  readonly from?: Day | undefined
  readonly progress: (part: number, at: number) => void
}

/** Acts of one hour go side by side. */
const [hour, inFlight] = [3_600_000, 32]

/** Plays acts by time, with each day's ends between them. */
export async function playDays<Act extends Moment>(acts: readonly Act[], playing: Playing<Act>): Promise<void> {
  const { set, play, tail, progress, from } = playing
  let day = from ?? shanghaiDay(acts[0]?.at ?? 0)
  let done = 0
  for (const of of Map.groupBy(acts, ({ at }) => Math.floor(at / hour)).values()) {
    const first = of[0]?.at ?? 0
    for (; day < shanghaiDay(first); day = addDays(day, 1)) await endDay(playing, day)
    set(first)
    const lanes = [...Map.groupBy(of, (act) => act.case).values()]
    for (let i = 0; i < lanes.length; i += inFlight)
      await Promise.all(lanes.slice(i, i + inFlight).map((lane) => playLane(lane, play)))
    done += of.length
    progress(done / acts.length, first)
  }
  for (let left = 0; left < tail; left += 1, day = addDays(day, 1)) await endDay(playing, day)
}

async function playLane<Act extends Moment>(lane: readonly Act[], play: (act: Act) => Promise<void>): Promise<void> {
  for (const act of lane) await play(act)
}

/** A day's own times, the midnight that ends it last. */
async function endDay<Act extends Moment>({ set, pass, times }: Playing<Act>, day: Day): Promise<void> {
  for (const at of [...times.map((time) => instantOn(day, time)), instantOn(addDays(day, 1), '00:00')]) {
    set(at)
    await pass()
  }
}
