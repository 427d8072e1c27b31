import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { wordsIn } from './words-in.ts'

/** Told to editors, not said in a letter. */
const toEditors = /texts\/(?:terms|fault-words)\.ts$/
/** Forms to be recognised, and words of papers of before 2026-12. */
const forms = ['公司', '{unit}{series}〔{year}〕{n}号', '你（单位）', '投诉成立', '就“', 'Justified']

const writes = ['core/engine/mail', 'core/engine/papers', 'core/engine/texts', 'workflows/*/papers.ts']
const also = ['core/engine/views/arrival-view.ts', 'core/engine/views/clock-statement.ts']

describe.runIf(existsSync('.git'))('words of letters and mails', () => {
  const sources = execFileSync('git', ['ls-files', '--', ...writes, ...also], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path) && !toEditors.test(path))

  test('stand in their files alone, none in what writes the letters and mails', () => {
    expect(sources.length).toBeGreaterThan(50)
    const found = sources.flatMap((path) =>
      wordsIn(readFileSync(path, 'utf8'))
        .filter((words) => !forms.includes(words))
        .map((words) => `${path}: ${words}`),
    )
    expect(found).toEqual([])
  })

  test.each([
    ["const words = { zh: '我单位已收到', en: 'We have it' }", ['我单位已收到', 'We have it']],
    ["const words = two('请及时办理', 'please act in time')", ['请及时办理', 'please act in time']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the source of a planted breach
    ['const say = (n: number) => `共${n}件，请办理`', ['共', '件，请办理']],
    ["const order = { series: '异补', at: 'due' } // 注释", []],
  ])('a planted breach is seen: %s', (source, found) => {
    expect(wordsIn(source)).toEqual(found)
  })
})
