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
  expect(subjects.filter((subject) => /\d{6}-\d{8}-\w{9}./.test(subject))).toEqual([])
})

it('a subject says first what is to be done and by when: at most forty Chinese characters, the number last', () => {
  for (const [name, text] of said) {
    const [chinese = ''] = (text.split('\n')[0] ?? '').split(' / ')
    const wide = [...chinese].reduce(
      (sum, one) => sum + (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(one) ? 1 : 0.5),
      0,
    )
    expect([name, wide]).toEqual([name, Math.min(wide, 40)])
    expect([name, chinese]).not.toEqual([name, expect.stringMatching(/\d{6}-\d{8}-\w{9}./)])
  }
})

it('a mail leads to the task before it says more, and to staff says no fact twice', () => {
  for (const [name, text] of said) {
    const [chinese = '', other = ''] = text.split('\n\n—\n\n')
    expect([name, chinese.indexOf('http')]).toEqual([
      name,
      Math.min(chinese.indexOf('http'), chinese.indexOf('编号：')),
    ])
    expect([name, [...text].length]).toEqual([name, Math.min([...text].length, 1350)])
    expect([name, other]).not.toEqual([name, expect.stringMatching(/^(Number|Record|Subject|The applicant says): /m)])
  }
})

/** A link's secret is another with each run. */
function withoutTokens(text: string): string {
  return text.replace(/[0-9A-HJKMNP-TV-Z]{26,52}/g, '…')
}
