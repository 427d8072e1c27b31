import { z } from 'zod'
import type { LogRow } from '#engine/case/log-item.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { moment, pad } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { readPage } from '#engine/store/read.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type OwnStepName, ownStep, stepOf } from './handed-over.ts'

/** Own step as a file tells it to 信用中国 (O36 16). */
export type OwnStep = {
  readonly number: string
  readonly code: string | null
  readonly step: OwnStepName
  readonly on: Day
  readonly verdict: string | null
  readonly reason: string
}

type Named = { readonly caseId: string; readonly seq: number }

const keys = keyShape('creditChina#{month}', '{moment}#{case}#{seq}')

/** For a city without interface; its case's log has the step. */
export const ownStepKind = stored('own step that 信用中国 is told of', {
  schema: exactly<Named>({ caseId: z.string(), seq: z.int() }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

/** Lists a step by its month; applications have their own file. */
export async function noteOwnStep({ table }: Pick<Engine, 'table'>, { entry, payload }: LogRow): Promise<void> {
  const step = stepOf(entry.type)
  if (step === null || step === 'application' || payload?.data.imported) return
  const { id: caseId, seq, at } = entry
  const key = keys.key(shanghaiDay(at).slice(0, 7), moment(at), caseId, pad(seq, 8))
  await table.transact([{ put: { ...key, v: 1, body: { caseId, seq } }, when: 'absent' }])
}

/** Names of a month's steps, in order. */
export const ownStepNames = async (
  { table }: Pick<Engine, 'table'>,
  ...[month, at, limit]: Asked
): Promise<Paged<Named>> =>
  across(await readPage(table, { index: 'main', pk: keys.key(month, '', '', '').pk }, at, limit), (items) =>
    items.map(ownStepKind.read),
  )

type Asked = [month: string, at: string | undefined, limit: number]

/** The same steps with their results. */
export const ownSteps = async (engine: Engine, ...asked: Asked): Promise<Paged<OwnStep>> =>
  across(await ownStepNames(engine, ...asked), async (names) =>
    (await Promise.all(names.map(({ caseId, seq }) => told(engine, caseId, seq)))).flat(),
  )

async function told(engine: Engine, caseId: string, seq: number): Promise<readonly OwnStep[]> {
  const found = await ownStep(engine, caseId, seq)
  if (!found) return []
  const { step, at, application } = found
  const { number, code } = application
  const result = step === 'result' ? application.result : null
  return [{ number, code, step, on: shanghaiDay(at), verdict: result?.verdict ?? null, reason: result?.reason ?? '' }]
}
