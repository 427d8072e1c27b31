import { z } from 'zod'
import { caseFile } from '#engine/case/case-of.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import { shanghaiDay } from '#law/day.ts'
import { recipientSecrets } from './recipient-secret.ts'

/** Data of a repair that goes by 信用中国. */
const Handed = z.object({
  channel: z.literal('creditChina'),
  explanation: z.string(),
  evidence: z.array(z.object({ name: z.string(), sha256: z.string() })),
  acceptedAt: z.number().nullable(),
  answeredAt: z.number().nullable(),
  ending: z.string().nullable(),
  decision: z.object({ verdict: z.string(), reason: z.string() }).nullable(),
  handOver: z.object({
    code: z.string().nullable(),
    receivedOn: z.string().nullable(),
    pushedOn: z.string().nullable(),
  }),
})
export type Handed = z.infer<typeof Handed>

/** Null: no repair, or one of the other channel. */
export const handedOf = ({ procedure, data }: Pick<CaseFile, 'procedure' | 'data'>): Handed | null =>
  procedure === 'repair' ? (Handed.safeParse(data).data ?? null) : null

/** Application as 信用中国 is told of it; null: none of its own. */
export async function handedApplication(engine: Engine, file: CaseFile) {
  const handed = handedOf(file)
  if (!handed) return null
  const record = await recordFor(engine, file.recordId, 'subject')
  const { decision, answeredAt, acceptedAt, ending } = handed
  return {
    ...{ id: file.id, number: file.number, state: file.state, subject: file.subject },
    documentNumber: record?.documentNumber.raw ?? null,
    authority: record?.authority.raw ?? null,
    explanation: handed.explanation,
    evidence: handed.evidence.map(({ name, sha256 }) => ({ name, sha256 })),
    filedOn: shanghaiDay(file.openedAt),
    ...handed.handOver,
    acceptedOn: acceptedAt === null ? null : shanghaiDay(acceptedAt),
    // A proposal is nobody else's business.
    result: decision && answeredAt !== null ? { verdict: decision.verdict, reason: decision.reason } : null,
    ending: answeredAt === null ? null : ending,
  }
}

/** Steps that 信用中国 is told of, by event (O36 13, 16). */
const steps = {
  'xstate.done.actor.handOver': 'application',
  'applicant.supplemented': 'supplement',
  'unit.askedSupplement': 'supplementAsked',
  'unit.accepted': 'acceptance',
  'head.extended': 'extension',
  'xstate.done.actor.serveAnswer': 'result',
} as const
export type OwnStepName = (typeof steps)[keyof typeof steps]
export const creditChinaSteps = Object.values(steps)

/** Null: it is told of no such event. */
export const stepOf = (type: string): OwnStepName | null =>
  Object.entries(steps).find(([event]) => event === type)?.[1] ?? null

/** Key of its signing secrets; no recipient can have this id. */
const ownId = 'credit.china'

/** Secrets by which calls to 信用中国 are signed, newest first. */
export function creditChinaSecrets(engine: Pick<Engine, 'crypto' | 'deployment'>): readonly string[] {
  const { keys } = engine.deployment.directory.creditChina ?? {}
  return recipientSecrets(engine, { id: ownId, ...(keys && { keys }) })
}

/** Step that 信用中国 is told of, with its application; null: none. */
export async function ownStep(engine: Engine, caseId: string, seq: number) {
  const [item, row] = await Promise.all([
    engine.table.get(caseKey(caseId)),
    engine.table.get(logKey('case', caseId, seq)),
  ])
  if (!item || !row) return null
  const { entry, payload } = logRow(row)
  const step = stepOf(entry.type)
  const application = step === null ? null : await handedApplication(engine, caseFile(item))
  return step === null || !application || payload?.data.imported ? null : { step, at: entry.at, application }
}

/** Message of a case's entry; null: none, or answered. */
export async function creditChinaMessage(engine: Engine, caseId: string, seq: number) {
  const told = await ownStep(engine, caseId, seq)
  if (!told) return null
  const { step, at, application } = told
  if (step === 'application' && (application.code !== null || application.state !== 'handedOver')) return null
  const type = `creditChina.${step}`
  const timestamp = new Date(at).toISOString()
  return {
    type,
    isAsked: step === 'application',
    body: JSON.stringify({ type, timestamp, data: { seq, application } }),
  }
}
