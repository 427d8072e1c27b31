import { expect, it } from 'vitest'
import type { Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { soundTexts } from '#engine/texts/sound-texts.ts'
import { readOwnTexts } from '#hosts/read-texts.ts'
import { type TestEngine, testEngine } from '#tests/support/engine.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const bare = { mark: null, draft: false, url: 'http://localhost', proof: null }
const printed = (paper: Paper | undefined) => JSON.stringify(paper && paperSheet(paper, 'zh', bare))

/** The receipt that a fresh town issues, its words being these. */
async function receipt(engine: TestEngine): Promise<Paper | undefined> {
  const [example] = procedures['objection']?.examples ?? []
  if (!example) throw new Error('no example')
  await runExample(engine, 'objection', example)
  return (await papersOf(engine.table, caseId)).map(paperOf).find(({ facts }) => facts.kind === 'receipt')
}

it('a paper says what it was issued with, though the words were changed since; the next says the new ones', async () => {
  const change = {
    id: 'objection/receipt',
    path: 'deployments/yunfu/texts/objection/receipt.yaml',
    data: { letter: { title: { zh: '异议收件凭证' } } },
    fault: null,
  }
  const heading = {
    id: 'common/paper',
    path: 'deployments/yunfu/texts/common/paper.yaml',
    data: { phrases: { inaction: { zh: '{time}内不履行的，可以起诉（{article}）。' } } },
    fault: null,
  }
  const texts = soundTexts(procedures, readOwnTexts(), [change, heading])
  const before = testEngine()
  const old = await receipt(before)
  const was = printed(old)
  expect(was).toContain('异议申请收件回执')
  const after: TestEngine = { ...testEngine(), deployment: { ...before.deployment, texts } }
  const next = await receipt(after)
  expect(printed(next)).toContain('异议收件凭证')
  expect(printed(next)).toContain('内不履行的，可以起诉（')
  // The old store under the new words.
  const restarted: TestEngine = { ...before, deployment: { ...before.deployment, texts } }
  const again = (await papersOf(restarted.table, caseId)).map(paperOf).find(({ id }) => id === old?.id)
  expect(printed(again)).toBe(was)
  expect(again?.facts.text?.digest).toBe(old?.facts.text?.digest)
  expect(next?.facts.text?.digest).not.toBe(old?.facts.text?.digest)
})

it('a paper of before 2026-12, which kept no words, says what it said then', async () => {
  const paper = await receipt(testEngine())
  if (!paper) throw new Error('no receipt')
  const { text: _none, ...facts } = paper.facts
  const values = { ...facts.values, you: { zh: '你单位', en: '你单位' } }
  const note = { zh: '标注期间记录照常公示。', en: 'It stays public meanwhile.' }
  const old: Paper = { ...paper, facts: { ...facts, values, note } }
  const said = printed(old)
  for (const part of ['异议收件回执', '收到你单位就“', '标注期间记录照常公示。', '办理结果最迟于'])
    expect(said).toContain(part)
  expect(said.replace('第 {n} 页 共 {of} 页', '')).not.toMatch(/\{\w+\}/)
})
