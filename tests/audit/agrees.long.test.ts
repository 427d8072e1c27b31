import { expect, it } from 'vitest'
import { sentenceOf } from '#audit/audit-words.ts'
import { procedures } from '#workflows/index.ts'
import { ranStore } from './ran-store.ts'

for (const [id, procedure] of Object.entries(procedures))
  it(`finds nothing in what every worked case of ${id} leaves behind`, async () => {
    for (const example of procedure.examples) {
      const store = await ranStore(id, example)
      const { found } = await store.look(store.folder)
      store.remove()
      expect(found.map((one) => sentenceOf(one).en)).toEqual([])
    }
  })
