import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { agreed, filed, objected, once, recordOf, sends, signedIn } from '#tests/cloud/steps.ts'
import { smtpReceiver } from '#tests/support/doubles/smtp-receiver.ts'
import { type Started, started } from '#tests/support/started.ts'
import type { WebClient } from '#tests/support/web-client.ts'

/** Records of the demo whose fine two people per unit may correct. */
const fines = [
  { who: 'enterprise', document: '云环罚〔2026〕样26号', unit: 'HJ' },
  { who: 'enterprise', document: '云市监罚〔2026〕样3号', unit: 'SCJG' },
  { who: 'enterprise', document: '云环罚〔2026〕样8号', unit: 'HJ' },
  { who: 'enterprise', document: '云市监罚〔2026〕样27号', unit: 'SCJG' },
  { who: 'enterprise', document: '云环罚〔2026〕样1号', unit: 'HJ' },
  { who: 'enterprise-2', document: '云市监罚〔2026〕样10号', unit: 'SCJG' },
  { who: 'enterprise-2', document: '云环罚〔2026〕样11号', unit: 'HJ' },
] as const
export type Fine = (typeof fines)[number]
export const everyFine: readonly Fine[] = fines

/** Program, a mail server that takes all, and its people. */
export type Served = {
  readonly program: Started
  /** Moment that a mail with this word was accepted. */
  mailAt(word: string, after: number): number | undefined
  /** Waits until no mail came for 1.5 s: none is in print. */
  quiet(): Promise<void>
  people(who: string): Promise<WebClient>
  close(): Promise<void>
}

export async function served(options: Pick<Parameters<typeof started>[0] & object, 'at'> = {}): Promise<Served> {
  const smtp = await smtpReceiver()
  const program = await started({
    ...options,
    env: { REDRESS_DEMO_YEAR: 'off', REDRESS_SMTP: smtp.url },
  })
  const known = new Map<string, Promise<WebClient>>()
  return {
    program,
    mailAt: (word, after) => smtp.received.find(({ text, at }) => at > after && text.includes(word))?.at,
    async quiet() {
      const last = () => smtp.received.at(-1)?.at ?? 0
      while (performance.now() - last() < 1500) await setTimeout(50)
    },
    people(who) {
      const client = known.get(who) ?? signedIn(program.url, who)
      known.set(who, client)
      return client
    },
    async close() {
      await program.stop()
      smtp.close()
    },
  }
}

/** Seconds of processor that the program has used so far. */
export function cpuOf({ pid }: Started): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) / 100
}

export type Awaiting = {
  readonly caseId: string
  readonly number: string
  readonly record: string
  readonly fine: Fine
}

/** An objection taken to where its unit's head approves it. */
export async function awaiting({ people }: Served, fine: Fine, value: string): Promise<Awaiting> {
  const firm = await people(fine.who)
  const record = await recordOf(firm, fine.document)
  const caseId = await filed(firm, await objected(firm, record, 'CF_NR_FK', value))
  const number = /\d{6}-\d{8}-\w{8,9}/.exec((await firm.get(`/my/cases/${caseId}`)).html)?.[0] ?? ''
  const unit = fine.unit.toLowerCase()
  await sends(await people('intake-1'), caseId, { event: 'intake.forwarded', unit: fine.unit })
  await sends(await people(`${unit}-1`), caseId, agreed(value))
  return { caseId, number, record, fine }
}

/** The form by which the unit's head approves. */
export async function approval({ people }: Served, { caseId, fine }: Awaiting): Promise<() => Promise<void>> {
  const head = await people(`${fine.unit.toLowerCase()}-head`)
  const form = await once(head, `/desk/cases/${caseId}/approval`, ({ html }) => html.includes('"approver.approved"'))
  return async () => {
    const { status } = await head.post(form, `/desk/cases/${caseId}/events`, { event: 'approver.approved' })
    if (status !== 200) throw new Error(`the approval was answered with ${status}`)
  }
}
