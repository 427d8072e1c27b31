import { z } from 'zod'
import { caseAt, caseFile } from '#engine/case/case-of.ts'
import { type Handed, handedApplication, handedOf } from '#engine/feeds/handed-over.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { queueOf } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { platformOf } from '#records/directory.ts'
import { DaySchema } from '#records/record.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { sendEvent } from './send-event.ts'

const code = z.string().trim().min(4).max(60)
const text = z.string().trim().min(1).max(2000)

/** Messages repeat what was before: order is harmless (O36 13, 16). */
export const CreditChinaMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('receipt'), code, receivedOn: DaySchema }),
  z.strictObject({ kind: z.literal('push'), code, receivedOn: DaySchema, pushedOn: DaySchema }),
  z.strictObject({
    ...{ kind: z.literal('feedback'), code, receivedOn: DaySchema },
    ...{ verdict: z.enum(['repaired', 'refused', 'notAccepted']), reason: text, documentChecked: text },
  }),
])
type Message = z.infer<typeof CreditChinaMessage>

/** `differs`: it names another 查询码, day or result than the case has. */
export type Heard =
  | { readonly kind: 'heard'; readonly outcome: 'taken' | 'already' | 'differs' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Applications handed over and not yet pushed, by page. */
export function handedOver(engine: Engine, at: string | undefined) {
  const unit = platformOf(engine.deployment.directory)?.id ?? ''
  return readSifted(
    (from) => readPage(engine.table, { index: 'queue', pk: queueOf(unit, 'intake') }, from),
    async (items) => {
      const found = await Promise.all(items.map((item) => handedApplication(engine, caseFile(item))))
      return found.flatMap((one) => (one?.state === 'handedOver' ? [one] : []))
    },
    at,
  )
}

/** Enters the steps of a message that are not there yet. */
export async function hearCreditChina(engine: Engine, person: Person, id: string, said: Message): Promise<Heard> {
  let outcome: 'taken' | 'already' = 'already'
  for (let step = 0; step < 3; step += 1) {
    const file = await caseAt(engine, id)
    const handed = file && handedOf(file)
    if (!file || !handed) return { kind: 'refused', refusal: { code: 'notFound' } }
    if (differs(handed, file.state, said)) return { kind: 'heard', outcome: 'differs' }
    const next = nextStep(handed, file.state, said)
    if (!next) break
    const record = await recordFor(engine, file.recordId, 'subject')
    const sent = await sendEvent(engine, person, { file, record }, { ...next, seq: file.seq })
    if (sent.kind === 'refused')
      return { kind: 'refused', refusal: sent.refusal.code === 'notFound' ? { code: 'notInThisState' } : sent.refusal }
    outcome = 'taken'
  }
  return { kind: 'heard', outcome }
}

/** Compares with the entered steps; nothing is overwritten. */
function differs({ handOver, decision }: Handed, state: string, said: Message): boolean {
  if (handOver.code !== null && handOver.code !== said.code) return true
  if (handOver.receivedOn !== null && handOver.receivedOn !== said.receivedOn) return true
  if (said.kind === 'push' && handOver.pushedOn !== null && handOver.pushedOn !== said.pushedOn) return true
  return said.kind === 'feedback' && state !== 'handedOver' && decision !== null && decision.verdict !== said.verdict
}

/** First step unknown to the case; null: none. */
function nextStep({ handOver, decision }: Handed, state: string, said: Message) {
  const { code: told, receivedOn } = said
  const isHere = state === 'handedOver'
  if (isHere && handOver.code === null) return { type: 'intake.enteredReceipt', data: { code: told, receivedOn } }
  if (said.kind === 'push' && handOver.pushedOn === null)
    return { type: 'intake.enteredPush', data: { pushedOn: said.pushedOn } }
  if (said.kind !== 'feedback' || (!isHere && decision !== null)) return null
  const { verdict, reason, documentChecked } = said
  return { type: 'intake.enteredResult', data: { verdict, reason, documentChecked } }
}
