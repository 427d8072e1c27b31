import type { Sms } from '#engine/store/ports.ts'

/** Tells whoever asks for a text that it was not sent: the deployment names no gateway. */
export const noSms: Sms = {
  isThere: false,
  send: async () => ({ kind: 'permanent', reason: 'no SMS gateway is configured' }),
}
