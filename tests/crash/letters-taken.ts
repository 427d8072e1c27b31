import { mailReceiver } from '#hosts/local/post/mail-receiver.ts'

export type Letters = {
  readonly url: string
  /** Mails to those who filed. */
  receipts(): number
  close(): Promise<void>
}

/** A city's mail server, which takes all and counts. */
export async function lettersTaken(): Promise<Letters> {
  let receipts = 0
  const { port, close } = await mailReceiver({
    port: 0,
    admit: () => null,
    async take({ to }) {
      if (to.some((address) => /^c\d+@/.test(address))) receipts += 1
    },
  })
  return { url: `smtp://127.0.0.1:${port}`, receipts: () => receipts, close }
}
