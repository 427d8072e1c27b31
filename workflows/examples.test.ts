import { describe, expect, it } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from './index.ts'

for (const procedure of Object.values(procedures))
  describe(procedure.id, () => {
    for (const example of procedure.examples) {
      it(`${example.name.en} (${example.name.zh})`, async () => {
        const ran = await runExample(testEngine(), procedure.id, example)
        expect(ran.states).toEqual(example.states)
        expect(ran.breaches.toSorted()).toEqual([...(example.breaches ?? [])].sort())
        expect(ran.file.closed).toBe(true)
        const { ended, disputed, versions } = example.after ?? {}
        if (ended !== undefined) expect(ran.record.ended !== null).toBe(ended)
        if (disputed !== undefined) expect(ran.record.overlays.disputedBy.length > 0).toBe(disputed)
        if (versions !== undefined) expect(ran.record.versions.length).toBe(versions)
      })
    }
  })
