import { expect, test } from 'vitest'
import { planDigests } from '#engine/mail/digest.ts'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const iso = /(?<![\w-])\d{4}-\d{2}(-\d{2})?(?![\w-])/g

test.each(Object.values(procedures).map((procedure) => ({ id: procedure.id, procedure })))(
  'no mail of a worked case of $id writes a day as programs do, in either language',
  async ({ id, procedure }) => {
    const told: string[] = []
    let mails = 0
    for (const example of procedure.examples) {
      const engine = testEngine()
      await planDigests(engine)
      await runExample(engine, id, example)
      for (const { subject, text } of engine.mails) {
        mails += 1
        told.push(...(`${subject}\n${text}`.match(iso) ?? []).map((day) => `${subject}: ${day}`))
      }
    }
    expect(mails).toBeGreaterThan(0)
    expect(told).toEqual([])
  },
)
