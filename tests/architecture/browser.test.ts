import { runInNewContext } from 'node:vm'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { chinaCalendar } from '#law/china.ts'
import { deadline } from '#law/deadline.ts'
import { explain } from '#law/explain.ts'
import { ruleOf } from '#law/rules.ts'

const program = `
import { chinaCalendar } from '#law/china.ts'
import { deadline } from '#law/deadline.ts'
import { explain } from '#law/explain.ts'
import { ruleOf } from '#law/rules.ts'
answers = JSON.stringify([
  deadline({ n: 7, unit: 'workingDays', as: 'act' }, '2026-09-24', chinaCalendar),
  explain(ruleOf('A1'), '2026-09-24', chinaCalendar),
])
`

it('counts and explains a deadline where there is neither Node nor a package', async () => {
  const built = await build({
    stdin: { contents: program, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
  })
  const inputs = Object.keys(built.metafile.inputs).filter((path) => path !== '<stdin>')
  expect(inputs.filter((path) => !path.startsWith('packages/deadline/src/'))).toEqual([])
  const page = { answers: '' }
  runInNewContext(built.outputFiles[0]?.text ?? '', page)
  const here = [
    deadline({ n: 7, unit: 'workingDays', as: 'act' }, '2026-09-24', chinaCalendar),
    explain(ruleOf('A1'), '2026-09-24', chinaCalendar),
  ]
  expect(JSON.parse(page.answers)).toEqual(JSON.parse(JSON.stringify(here)))
})
