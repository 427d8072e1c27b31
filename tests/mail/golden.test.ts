import { expect, it } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { golden } from '#tests/support/golden.ts'
import { runExample } from '#tests/support/run-example.ts'
import { folderOf } from '#workflows/common/text.ts'
import { procedures } from '#workflows/index.ts'

/** Mails of the worked cases, by procedure and notice. */
const said = new Map<string, string>()
for (const [id, procedure] of Object.entries(procedures))
  for (const example of procedure.examples) {
    const engine = testEngine()
    await runExample(engine, id, example)
    const pages = await engine.table.query({
      index: 'main',
      pk: 'case#CASE0000000000000000000001',
      prefix: 'mail#',
      limit: 200,
    })
    for (const { body } of pages.items) {
      const letter = Object(body)
      const name = `${folderOf(id)}.${String(letter.notice).split('-')[0]}.txt`
      if (!said.has(name)) said.set(name, `${letter.mail.subject}\n\n${withoutTokens(letter.mail.text)}\n`)
    }
  }

const names = golden(new URL('golden/', import.meta.url), said)

it('none is left over of mails that are no longer sent', () => {
  expect(names).toEqual([...said.keys()].toSorted())
})

/** A link's secret is another with each run. */
function withoutTokens(text: string): string {
  return text.replace(/[0-9A-HJKMNP-TV-Z]{26,52}/g, '…')
}
