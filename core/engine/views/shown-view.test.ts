import { expect, it } from 'vitest'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { caseKey } from '#engine/store/keys.ts'
import { testEngine } from '#tests/support/engine.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { exofficio } from '#workflows/exofficio/index.ts'
import { shownView } from './shown-view.ts'

it('tells of a row that was reported what the record did not say as the case began, before and after', async () => {
  const taken = exofficio.examples.find(({ name }) => name.en.startsWith('A third value'))
  if (!taken) throw new Error('no example')
  const engine = testEngine()
  await runExample(engine, 'exofficio', taken)
  const item = await engine.table.get(caseKey(caseId))
  if (!item) throw new Error('no case')
  const file = caseFile(item)
  const record = await recordFor(engine, file.recordId, 'subject')
  const procedure = procedureOf(engine, file)
  const { facts } = shownView(engine, procedure.pages.show(file.data), { file, record, isApplicant: false })
  const cells = facts.filter(({ name }) => /：|: /.test(name.zh))
  expect(cells.map(({ name, value }) => [name.zh, value])).toEqual([
    ['报入内容：罚款金额(万元)', '0.55'],
    ['采用：罚款金额(万元)', '0.55'],
  ])
})
