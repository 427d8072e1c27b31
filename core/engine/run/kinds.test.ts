import { expect, it } from 'vitest'
import { z } from 'zod'
import { caseFile } from '#engine/case/case-of.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { caseKey } from '#engine/store/keys.ts'
import { stored, storedLog } from '#engine/store/stored.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, prepare } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { type FollowedBy, followedBy } from './asks.ts'
import { type DueName, kindOf, type LogName } from './kind-of.ts'
import { kinds } from './kinds.ts'
import { type Handlers, handlers } from './wake.ts'

const keys = [keyShape('planted#{id}', 'planted')]

it('lets no kind with a due moment go without a handler, nor a log without its followers', () => {
  const due = stored('planted', { schema: z.null(), keys, due: 'it grows', from: 'door' })
  const log = storedLog('planted log', { schema: z.null(), keys })
  const more = { ...kinds, due, log }
  // @ts-expect-error The planted kind has a due moment, and the table no line for it.
  const handled: Handlers<DueName<typeof more>> = handlers
  // @ts-expect-error The planted log has no line among the followed.
  const followed: FollowedBy<LogName<typeof more>> = followedBy
  expect([Object.hasOwn(handled, 'due'), Object.hasOwn(followed, 'log')]).toEqual([false, false])
  const isDue = Object.values(kinds).filter((kind) => kind.due !== null)
  expect(isDue.map(({ what }) => what)).toHaveLength(Object.keys(handlers).length)
})

it('tells the kind of an item by its key, and of a key of nobody none', () => {
  const of = (pk: string, sk: string) => kindOf({ pk, sk })
  expect(of('case#A', 'case')).toBe('case')
  expect(of('case#A', 'log#00000001')).toBe('caseLog')
  expect(of('record#A', 'mail#reminder#P#000000000000001')).toBe('mailing')
  expect(of('person#P', 'absence')).toBe('absence')
  for (const sk of ['mail#00000003#0', 'mail#answer', 'mail#answer#text', 'mail#used#L', 'mail#00000003#0#alarm#1'])
    expect(of('case#A', sk)).toBe('letter')
  expect(of('case#A', 'case#B')).toBeNull()
  expect(of('caseless#A', 'case')).toBeNull()
})

it('reads nothing that has not the form of its kind: the fault names kind, key and field, and no value', async () => {
  const engine = testEngine()
  const [example] = objection.examples
  if (!example) throw new Error('no example')
  await prepare(engine, 'objection', example)
  const item = await engine.table.get(caseKey(caseId))
  if (!item) throw new Error('no case')
  const body: object = Object(item.body)
  const read = (changed: object) => () => caseFile({ ...item, body: Object({ ...body, ...changed }) })
  expect(read({})().id).toBe(caseId)
  expect(read({ seq: 'secret' })).toThrow(`case, case#${caseId} case: seq: invalid_type`)
  expect(read({ other: 'secret' })).toThrow(`case, case#${caseId} case: body: unrecognized_keys other`)
  expect(read({ holder: { role: 'king', unit: null } })).toThrow(/holder\.role: invalid_value$/)
})
