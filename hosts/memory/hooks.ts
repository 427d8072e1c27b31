import type { HookAnswer, HookCall, HookSender } from '#engine/store/ports.ts'

export type MemoryHooks = HookSender & {
  readonly received: HookCall[]
  /** Sets what the receiver answers from now on. */
  answerHook(answer: (call: HookCall) => HookAnswer): void
}

/** A receiver of webhooks in memory: keeps what it took. */
export function memoryHooks(): MemoryHooks {
  const received: HookCall[] = []
  let answer: (call: HookCall) => HookAnswer = () => ({ kind: 'answered', status: 204 })
  return {
    received,
    answerHook: (next) => {
      answer = next
    },
    async send(call) {
      const given = answer(call)
      if (given.kind === 'answered' && given.status < 300) received.push(call)
      return given
    },
  }
}
