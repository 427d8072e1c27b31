import { expect, it } from 'vitest'
import type { Item, Key } from '#engine/store/ports.ts'
import { testEngine } from '#tests/support/engine.ts'
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

it('reads nothing ahead for strangers, or where each read is its own', async () => {
  expect(await ahead('/desk/cases/C', { given: [] })).toEqual([])
  expect(await ahead('/desk/cases/C', { isRequest: false })).toEqual([])
})
