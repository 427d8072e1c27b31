import type { ShortMessage, Sms } from '#engine/store/ports.ts'

export type MemorySms = Sms & { readonly delivered: readonly ShortMessage[] }

export function memorySms(): MemorySms {
  const delivered: ShortMessage[] = []
  return {
    delivered,
    isThere: true,
    async send(message) {
      delivered.push(message)
      return { kind: 'accepted' }
    },
  }
}
