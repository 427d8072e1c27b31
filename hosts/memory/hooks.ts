import type { HookAnswer, HookCall, HookSender } from '#engine/store/ports.ts'
import { hookAddress } from '../hook-address.ts'

export type MemoryHooks = HookSender & {
  readonly received: HookCall[]
  /** Sets what the receiver answers from now on. */
  answerHook(answer: (call: HookCall) => HookAnswer): void
}

/** Receiver of webhooks in memory, keeping them. */
export function memoryHooks(): MemoryHooks {
  const received: HookCall[] = []
  let answer: (call: HookCall) => HookAnswer = () => ({ kind: 'answered', status: 204 })
  return {
    received,
    answerHook: (next) => {
      answer = next
    },
    look: (url) => hookAddress(url, { anywhere: false, find: async (name) => names[name] ?? [] }),
    async send(call) {
      const given = answer(call)
      if (given.kind === 'answered' && given.status < 300) received.push(call)
      return given
    },
  }
}

/** Names of firms outside, and one that leads in. */
const names: Readonly<Record<string, readonly string[]>> = {
  'filing.example.cn': ['93.184.215.14'],
  'other.example.cn': ['93.184.215.15', '2606:2800:21f:cb07::1'],
  'inside.example.cn': ['93.184.215.14', '10.0.0.7'],
}
