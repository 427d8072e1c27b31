import type { Sms } from '#engine/store/ports.ts'

/** Where the deployment names no gateway: whoever asks for a text is told that it was not sent. */
export const noSms: Sms = {
  isThere: false,
  send: async () => ({ kind: 'permanent', reason: 'no SMS gateway is configured' }),
}
