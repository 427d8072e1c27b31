import { expect, it } from 'vitest'
import { testEngine } from '#tests/support/engine.ts'
import { golden } from '#tests/support/golden.ts'
import { runExample } from '#tests/support/run-example.ts'
import { folderOf } from '#workflows/common/text.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { procedures } from '#workflows/index.ts'

/** Mails of the worked cases, by procedure and notice. */
async function mailsOf(worked: (example: Example) => Example): Promise<ReadonlyMap<string, string>> {
  const said = new Map<string, string>()
  for (const [id, procedure] of Object.entries(procedures))
    for (const example of procedure.examples) {
      const engine = testEngine()
      await runExample(engine, id, worked(example))
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
  return said
}

const said = await mailsOf((example) => example)
const names = golden(new URL('golden/', import.meta.url), said)

// What goes to staff says both languages above.
const inEnglish = await mailsOf((example) =>
  JSON.parse(JSON.stringify(example).replaceAll('"lang":"zh"', '"lang":"en"')),
)
const english = new Map([...inEnglish].filter(([name, text]) => text !== said.get(name)))
const englishNames = golden(new URL('golden-en/', import.meta.url), english)

it('none is left over of mails that are no longer sent', () => {
  expect(names).toEqual([...said.keys()].toSorted())
  expect(englishNames).toEqual([...english.keys()].toSorted())
})

it('no English mail has a Chinese subject', () => {
  const subjects = [...english].map(([name, text]) => `${name}: ${text.split('\n')[0]}`)
  expect(subjects.length).toBeGreaterThan(40)
  expect(subjects.filter((subject) => /^\S+: \p{Script=Han}/u.test(subject))).toEqual([])
})

/** A link's secret is another with each run. */
function withoutTokens(text: string): string {
  return text.replace(/[0-9A-HJKMNP-TV-Z]{26,52}/g, '…')
}
