import { vi } from 'vitest'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

/** Engine on the fake clock of timers, with a bell. */
export type FakeTimeEngine = TestEngine & { listen(listener: () => Promise<void>): void }

export function fakeTimeEngine(procedures: Readonly<Record<string, Procedure>>): FakeTimeEngine {
  let listener = async () => {}
  return {
    ...testEngine({ procedures }),
    clock: { now: () => Date.now() },
    setClock: (at) => void vi.setSystemTime(at),
    doorbell: () => void listener(),
    listen: (next) => {
      listener = next
    },
  }
}

/** Runs on fake timers: weeks pass in milliseconds, each at its moment. */
export async function onFakeTime<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}

export async function advanceTo(at: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(Math.max(0, at - Date.now()))
  await vi.advanceTimersByTimeAsync(0)
}
