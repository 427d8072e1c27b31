import type { Mail, Mailer, MailOutcome } from '#engine/store/ports.ts'

export type MemoryMailer = Mailer & {
  /** All that reached the reader's mailbox, doubles too. */
  readonly delivered: readonly Mail[]
  /** Outcomes of next sends; `unknown` is delivered. */
  next(...outcomes: readonly MailOutcome[]): void
}

export function memoryMailer(): MemoryMailer {
  const delivered: Mail[] = []
  const planned: MailOutcome[] = []
  return {
    delivered,
    next: (...outcomes) => {
      planned.push(...outcomes)
    },
    async send(mail, handingOver) {
      await handingOver?.()
      const outcome = planned.shift() ?? { kind: 'accepted' }
      if (outcome.kind === 'accepted' || outcome.kind === 'unknown') delivered.push({ ...mail })
      return outcome
    },
  }
}
