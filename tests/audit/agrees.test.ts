import { expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { procedures } from '#workflows/index.ts'
import { ranStore } from './ran-store.ts'

// Further worked cases are of the long tier.
for (const [id, procedure] of Object.entries(procedures))
  it(`finds nothing in what the first worked case of ${id} leaves behind`, async () => {
    const [example] = procedure.examples
    if (!example) throw new Error('no example')
    const store = await ranStore(id, example)
    const { found, so } = await store.look(store.folder)
    store.remove()
    expect(so.rows).toBeGreaterThan(1)
    expect(found.map((one) => sentenceOf(one).en)).toEqual([])
  })
