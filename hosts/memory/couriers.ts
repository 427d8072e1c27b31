import type { Courier, CourierName, ShortMessage } from '#engine/store/ports.ts'

export type MemoryCourier = Courier & { readonly delivered: readonly ShortMessage[] }
export type MemoryCouriers = Readonly<Record<CourierName, MemoryCourier>>

/** Every channel beside mail, each with its own inbox. */
export const memoryCouriers = (): MemoryCouriers => ({
  sms: memoryCourier(),
  letter: memoryCourier(),
  counter: memoryCourier(),
  mini: memoryCourier(),
})

function memoryCourier(): MemoryCourier {
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
