import { describe, expect, it } from 'vitest'
import { caseFile } from '#engine/case/case-of.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { caseKey } from '#engine/store/keys.ts'
import { remediesView } from '#engine/views/remedies-view.ts'
import { sayDay } from '#law/say.ts'
import { directory, testEngine } from '#tests/support/engine.ts'
import { caseId, runExample } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'

const given = {
  FGW: { codeWord: '测发改', reconsideration: ['GOV'], court: '测试市甲区人民法院' },
  HJ: { codeWord: '测环', reconsideration: ['GOV', 'SCJG'], court: '测试市乙区人民法院' },
} as const

/** Case where the city settled signing, or named nothing. */
async function worked(flags: Readonly<Record<string, string>>, example: string, isNamed = true) {
  const found = procedures['objection']?.examples.find(({ name }) => name.en === example)
  if (!found) throw new Error(`no example ${example}`)
  const engine = testEngine()
  const units = directory.units.map((unit) => {
    const { codeWord, reconsideration, court } = given[unit.id === 'FGW' ? 'FGW' : 'HJ']
    const remedies = { reconsideration: [...reconsideration], court: { zh: court }, confirmed: true }
    return unit.id in given && isNamed ? { ...unit, codeWord, remedies } : unit
  })
  const deployment = { ...engine.deployment, flags, directory: { ...directory, units } }
  const own = { ...engine, deployment }
  await runExample(own, 'objection', found)
  return { engine: own, papers: (await papersOf(engine.table, caseId)).map(paperOf) }
}

/** Its letters, by kind. */
async function letters(flags: Readonly<Record<string, string>>, example: string, isNamed = true) {
  const { papers } = await worked(flags, example, isNamed)
  const sheets = papers.map((paper) => ({
    kind: paper.facts.kind,
    unit: paper.unit,
    ...paperSheet(paper, 'zh', { mark: null, draft: false, url: 'http://localhost', proof: null }),
  }))
  return (kind: string) => {
    const sheet = sheets.find((one) => one.kind === kind)
    if (!sheet) throw new Error(`no ${kind}`)
    return { ...sheet, said: sheet.blocks.map((block) => ('text' in block ? block.text : '')).join('\n') }
  }
}

const decided = 'A unit corrects one field'

describe('the result of an objection (L23)', () => {
  it('is signed by the unit that decided, until the city settles it: that unit is challenged, by name', async () => {
    for (const flags of [{}, { L23: 'provider' }]) {
      const of = await letters(flags, decided)
      for (const kind of ['result', 'correction'])
        expect(of(kind)).toMatchObject({ unit: 'HJ', head: '单位HJ', signature: '单位HJ' })
      expect(of('result').number).toBe('测环异告〔2026〕1号')
      expect(of('result').said).toContain('以单位HJ为被申请人，向GOV或者单位SCJG申请行政复议')
      expect(of('result').said).toContain('以单位HJ为被告，直接向测试市乙区人民法院提起行政诉讼')
      expect(of('result').said).toContain('申请期限至2026年11月27日止')
    }
  })

  it('is signed by the platform where the city chose so: the platform is challenged, before its own organ and court', async () => {
    const of = await letters({ L23: 'platform' }, decided)
    for (const kind of ['result', 'correction'])
      expect(of(kind)).toMatchObject({ unit: 'FGW', head: '单位FGW', signature: '单位FGW' })
    expect(of('result').number).toBe('测发改异告〔2026〕1号')
    expect(of('result').said).toContain('以单位FGW为被申请人，向GOV申请行政复议')
    expect(of('result').said).toContain('以单位FGW为被告，直接向测试市甲区人民法院提起行政诉讼')
  })

  it('is told on the page of the case as in the letter: the same organs, the same party, the same last days', async () => {
    for (const [flags, isNamed] of [
      [{}, true],
      [{ L23: 'platform' }, true],
      [{}, false],
    ] as const) {
      const { said } = (await letters(flags, decided, isNamed))('result')
      const { engine, papers } = await worked(flags, decided, isNamed)
      const item = await engine.table.get(caseKey(caseId))
      if (!item) throw new Error('no case')
      const answered = { file: caseFile(item), record: null, papers, servedAt: null, isReviewed: true }
      const [review, ...others] = remediesView(engine, answered)
      expect(said).toContain(`可以向${review?.to.zh}申请复核`)
      for (const { to, against, until, provisional } of others) {
        expect(said).toContain(`以${against?.zh}为被`)
        expect(said).toMatch(new RegExp(`向${to.zh}(?:申请行政复议|提起行政诉讼)`))
        const mayMove = provisional ? '（暂定，该时段的放假安排尚未公布）' : ''
        expect(said).toContain(`期限至${sayDay(until ?? '').zh}${mayMove}止`)
      }
    }
  })

  it('says “competent” where the directory names neither organ nor court, and leaves no sentence out', async () => {
    const of = await letters({}, decided, false)
    expect(of('result').said).toContain('以单位HJ为被申请人，向依法有管辖权的行政复议机关申请行政复议')
    expect(of('result').said).toContain('以单位HJ为被告，直接向依法有管辖权的人民法院提起行政诉讼')
    expect(of('result').contact).toBe('（联系电话：12345政务服务便民热线）')
  })
})
