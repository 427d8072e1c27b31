import { afterAll, beforeAll, expect, it } from 'vitest'
import { chances } from '../chances.ts'
import { canAttach, codes, type FailingCall, FailingDisk } from './each-call.ts'

/** Lets calls fail that a seed draws, or all. */
export function eachCallFails(most: number, seed: number): void {
  const disk = new FailingDisk()
  let all: readonly FailingCall[] = []
  beforeAll(async () => {
    await disk.begin()
    const calls = await disk.calls()
    all = calls.flatMap((call) => codes.map((code) => ({ ...call, code })))
  })
  afterAll(() => disk.remove())

  it(`answers, loses nothing and goes on whichever call fails (${most} of them, seed ${seed})`, async () => {
    const chance = chances(seed)
    const drawn = all.map((call) => ({ call, place: chance() })).toSorted((a, b) => a.place - b.place)
    const done = []
    // Threads take turns: what was not met is followed by another.
    for (const { call } of drawn.slice(0, 3 * most)) {
      if (done.filter(({ hit }) => hit).length === most) break
      done.push({ call, ...(await disk.fail(call)) })
    }
    if (process.env['TELL']) console.log(all.length, done.map((one) => JSON.stringify(one)).join('\n'))
    expect(new Set(all.map(({ isNative }) => isNative))).toEqual(new Set(canAttach ? [false, true] : [false]))
    expect(done.filter(({ wrong }) => wrong.length > 0)).toEqual([])
    expect(done.some(({ hit }) => hit)).toBe(true)
    expect(await disk.end()).toEqual([])
  })
}
