import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { folderOf } from '#workflows/common/text.ts'
import { procedures } from '#workflows/index.ts'

/** Every mail of the worked cases as it goes out, by procedure and notice. `UPDATE=1` writes them anew. */
const folder = new URL('golden/', import.meta.url)
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

if (process.env['UPDATE'] === '1') {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of said) writeFileSync(new URL(name, folder), text)
}

it.each([...said.keys()].toSorted())('%s', (name) => {
  expect(said.get(name)).toBe(readFileSync(new URL(name, folder), 'utf8'))
})

it('none is left over of mails that are no longer sent', () => {
  expect(readdirSync(folder).toSorted()).toEqual([...said.keys()].toSorted())
})

/** A link's secret is another with each run. */
function withoutTokens(text: string): string {
  return text.replace(/[0-9A-HJKMNP-TV-Z]{26,52}/g, '…')
}
