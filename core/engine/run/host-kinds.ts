import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { Day } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

export const executionKeys = keyShape('case#{id}', 'execution')
export const tokenKeys = keyShape('case#{id}', 'token')
export const roundKeys = keyShape('follower#executions', 'round')
export const demoKeys = keyShape('demo#register', 'mark')

/** Place of a case for its execution, without any person. */
const Place = z.strictObject({ caseId: z.string(), seq: z.int(), to: z.string(), seconds: z.number() })

export const executionKind = stored('name of the execution of a case (AWS)', {
  schema: z.strictObject({ name: z.string(), place: Place }),
  keys: [executionKeys],
  due: null,
  from: 'door',
})

export const tokenKind = stored('token of the execution that waits for a case (AWS)', {
  schema: z.strictObject({ token: z.string(), seq: z.int() }),
  keys: [tokenKeys],
  due: null,
  from: 'door',
})

/** Bucket of the due index, and place in it. */
export const roundKind = stored('bookmark of the round through executions (AWS)', {
  schema: z.strictObject({ bucket: z.int(), from: z.string().nullable() }),
  keys: [roundKeys],
  due: null,
  from: 'door',
})

export const demoKind = stored('mark of the sample register', {
  schema: z.strictObject({ startedOn: Day, done: z.boolean() }),
  keys: [demoKeys],
  due: null,
  from: 'door',
})

/** Kinds that a host keeps beside the engine's own. */
export const hostKinds = { execution: executionKind, token: tokenKind, round: roundKind, demo: demoKind }
