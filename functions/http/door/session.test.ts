import { expect, it } from 'vitest'
import { logKey } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { objection } from '#workflows/objection/index.ts'
import { foresee } from './session.ts'

const begin = () => {}
const cookies = ['redress=some']

/** Keys that are read ahead for an address. */
async function ahead(path: string, { isRequest = true, given = cookies } = {}): Promise<readonly string[]> {
  const engine = testEngine()
  const asked: string[] = []
  const get = async ({ pk, sk }: Key): Promise<Item | undefined> => {
    asked.push(pk)
    return pk.startsWith('record#') ? undefined : { pk, sk, v: 1, body: { recordId: 'R' } }
  }
  foresee({ ...engine, ...(isRequest && { begin }), table: { ...engine.table, get } }, path, given)
  const atOnce = asked.length
  await new Promise(setImmediate)
  return asked.map((pk, n) => (n < atOnce ? pk : `then ${pk}`))
}

it('reads the case, draft or record of an address in the turn of its session, then the record', async () => {
  expect(await ahead('/desk/cases/C/approval')).toEqual(['case#C', 'then record#R'])
  expect(await ahead('/my/drafts/D/check')).toEqual(['case#D', 'draft#D', 'then record#R', 'then record#R'])
  expect(await ahead('/my/records/R/object')).toEqual(['record#R'])
  expect(await ahead('/desk')).toEqual([])
})

it('reads the log of a case with its record', async () => {
  const engine = testEngine()
  const [example] = objection.examples
  if (!example) throw new Error('no example')
  const { file } = await runExample(engine, 'objection', example)
  const asked: string[] = []
  const get = (key: Key) => {
    asked.push(key.sk)
    return engine.table.get(key)
  }
  foresee({ ...engine, begin, table: { ...engine.table, get } }, `/desk/cases/${file.id}`, cookies)
  await new Promise(setImmediate)
  expect(asked).toEqual(['case', 'record', ...Array.from({ length: file.seq }, (_, n) => logKey('case', '', n + 1).sk)])
})

it('reads nothing ahead for strangers, or where each read is its own', async () => {
  expect(await ahead('/desk/cases/C', { given: [] })).toEqual([])
  expect(await ahead('/desk/cases/C', { isRequest: false })).toEqual([])
})
