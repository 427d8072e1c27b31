import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { soundTexts } from '#engine/texts/sound-texts.ts'
import { readOwnTexts, readTextFolders } from '#hosts/read-texts.ts'
import { testEngine } from '#tests/support/engine.ts'
import { runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { named, skeletonFiles, withImport, withRow } from '../../scripts/procedure-skeleton.ts'
import { sample } from '../../scripts/skeleton/index.ts'

const folder = fileURLToPath(new URL('../../scripts/skeleton/', import.meta.url))
const files = skeletonFiles(folder)

const own = readTextFolders(dirname(dirname(`${folder}x`))).map((file) => ({
  ...file,
  id: file.id.replace(/^skeleton/, 'sample'),
}))
const texts = soundTexts({ ...procedures, sample }, [...readOwnTexts(), ...own], [])

describe('what npm run new-procedure begins with', () => {
  test('is ten files', () => {
    expect(files).toHaveLength(10)
  })

  test.each(sample.examples.map((example) => [example.name.en, example] as const))('%s', async (_, example) => {
    const plain = testEngine({ procedures: { ...procedures, sample } })
    const engine = { ...plain, deployment: { ...plain.deployment, texts } }
    expect((await runExample(engine, 'sample', example)).states).toEqual(example.states)
  })

  test('bears the new name everywhere', () => {
    const { id, text } = named('data-request', '信息查询申请')
    expect(id).toBe('dataRequest')
    const left = files.filter((file) => /sample|样例/i.test(text(readFileSync(`${folder}${file}`, 'utf8'))))
    expect(left).toEqual([])
  })

  test('takes its place in the registry and in the glossary', () => {
    const registry = withImport(
      "import { a } from './a/index.ts'\nimport { z } from './z/index.ts'\n\nx = {\n  a,\n  z,\n}\n",
      'data-request',
      'dataRequest',
    )
    expect(registry).toBe(
      "import { a } from './a/index.ts'\nimport { dataRequest } from './data-request/index.ts'\nimport { z } from './z/index.ts'\n\nx = {\n  a,\n  z,\n  dataRequest,\n}\n",
    )
    const glossary = '## 事件 · Events\n\n| a |\n|---|\n| b |\n\n## 其他 · Others\n'
    expect(withRow(glossary, 'Events', '| c |')).toBe(glossary.replace('| b |\n', '| b |\n| c |\n'))
    expect(withRow(withRow(glossary, 'Events', '| c |'), 'Events', '| c |')).toContain('| c |\n\n')
  })
})
