import { describe, expect, it } from 'vitest'
import { commit, open } from '#engine/begin/commit.ts'
import type { Paper } from '#engine/papers/paper.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { paperSheet } from '#engine/papers/paper-sheet.ts'
import { addRecord } from '#engine/register/register.ts'
import { follow } from '#engine/run/follow.ts'
import type { Sheet } from '#engine/store/printing.ts'
import { directory, seatStaff, type TestEngine, testEngine } from '#tests/support/engine.ts'
import { numberProblems } from '#tests/support/paper-numbers.ts'
import { caseId, instant, runExample, sampleRecord } from '#tests/support/run-example.ts'
import { paperKinds } from '#workflows/contract/paper.ts'
import { procedures } from '#workflows/index.ts'

const bare = { mark: null, draft: false, url: 'http://localhost', proof: null }
const issued = new Map<string, readonly Paper[]>()

describe('papers are built from the case and its log', () => {
  for (const [id, procedure] of Object.entries(procedures)) {
    for (const example of procedure.examples) {
      it(`${id}: ${example.name.en}`, async () => {
        const engine = testEngine()
        await runExample(engine, id, example)
        const items = await papersOf(engine.table, caseId)
        const papers = items.map(paperOf)
        issued.set(`${id}/${example.name.en}`, papers)
        const isFiled = (example.open.by?.role ?? 'applicant') === 'applicant'
        if (isFiled) expect(papers[0]?.facts.kind).toBe('receipt')
        expect(papers.flatMap((paper) => (['zh', 'en'] as const).flatMap((lang) => flaws(paper, lang)))).toEqual([])
        expect(numberProblems([...(await everyPaper(engine)), ...(await counters(engine))])).toEqual([])
        expect(papers.filter(({ toUnit, served, notice }) => toUnit === null && notice !== null && !served)).toEqual([])
      })
    }
  }

  it('every kind is issued somewhere in the worked cases', () => {
    const kinds = new Set([...issued.values()].flat().map(({ facts }) => facts.kind))
    expect([...kinds].toSorted()).toEqual(paperKinds.toSorted())
  })
})

/** Holes in sentences, empty cells, unfilled names. */
function flaws(paper: Paper, lang: 'zh' | 'en'): readonly string[] {
  const sheet = paperSheet(paper, lang, bare)
  const all = texts(sheet)
  const holes = all.filter((text) => /\{\w+\}|undefined|null|NaN/.test(text))
  const empty = [sheet.title, sheet.number, sheet.addressee, sheet.signature, sheet.date].filter((text) => text === '')
  return [...holes, ...empty.map(() => `${paper.facts.kind}: a title, number, name or date is empty`)]
}

const texts = (sheet: Sheet): readonly string[] => [
  sheet.title,
  sheet.addressee,
  ...sheet.blocks.flatMap((block) => {
    if (block.kind === 'pairs') return block.rows.flat()
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text]
  }),
]

describe('a result', () => {
  const said = async (name: string) => {
    const example = procedures['objection']?.examples.find((one) => one.name.en === name)
    if (!example) throw new Error(`no example ${name}`)
    const engine = testEngine()
    await runExample(engine, 'objection', example)
    const papers = (await papersOf(engine.table, caseId)).map(paperOf)
    return (kind: string) => {
      const paper = papers.find(({ facts }) => facts.kind === kind)
      return paper ? texts(paperSheet(paper, 'zh', bare)).join('\n') : ''
    }
  }

  it('says per item what was shown, claimed, answered, why, and by which document, with the remedies and their days', async () => {
    const of = await said('A unit corrects one field')
    for (const text of ['5.5', '0.55', '情况属实，予以更正', '已核对决定书原件。', '行政处罚决定书', '单位HJ'])
      expect(of('result')).toContain(text)
    expect(of('result')).toContain('60日')
    expect(of('result')).toContain('6个月')
    expect(of('result')).toContain('《广东省社会信用条例》第四十六条')
    // 60 days from 2026-09-28: 2026-11-27. Six months: Sunday 2027-03-28, so the next working day (H1, H2).
    expect(of('result')).toContain('2026年11月27日')
    expect(of('result')).toContain('2027年3月29日')
    expect(of('correction')).toContain('5.5\n0.55')
  })

  it('an acceptance tells the promised day and that inaction may be sued over (H3)', async () => {
    const of = await said('A unit corrects one field')
    expect(of('acceptance')).toContain('最迟于2026年10月12日')
    expect(of('acceptance')).toContain('《中华人民共和国行政诉讼法》第四十七条')
    expect(of('forwarding')).toContain('请于2026年9月30日（含当日）前')
  })
})

describe('the letters of a check', () => {
  const letters = () =>
    [...issued]
      .filter(([name]) => name.startsWith('fraud/'))
      .flatMap(([, papers]) =>
        papers.map((paper) => ({ kind: paper.facts.kind, said: texts(paperSheet(paper, 'zh', bare)) })),
      )
  const of = (kind: string) => letters().filter((one) => one.kind === kind)

  it('do not say, before anything is found, that it was', () => {
    expect(of('opening').length).toBeGreaterThan(0)
    for (const { said } of of('opening')) {
      expect(said[0]).toBe('信用修复核查告知书')
      expect(said.join('\n')).toMatch(/是否存在“.+”的情形。启动核查不代表已作认定。/)
    }
    for (const { said } of of('intention')) {
      expect(said[0]).toBe('拟认定信用修复弄虚作假事先告知书')
      expect(said.join('\n')).toContain('涉嫌弄虚作假')
    }
    expect(new Set(of('decision').map(({ said }) => said[0]))).toEqual(
      new Set(['信用修复弄虚作假认定决定书', '不予认定信用修复弄虚作假决定书']),
    )
  })

  it('name the case and the days of an extension', () => {
    expect(of('checkExtension').length).toBeGreaterThan(0)
    for (const { said } of of('checkExtension'))
      expect(said.join('\n')).toMatch(/经批准，你公司“.+”信用修复核查（编号.+）的期限延长\d+个工作日。/)
  })
})

describe('an order', () => {
  it('says whether the complaint is justified whole or in part', () => {
    const orders = [...issued.values()].flat().filter(({ facts }) => facts.kind === 'order')
    const said = orders.map((paper) => texts(paperSheet(paper, 'zh', bare)).join('\n'))
    for (const verdict of ['投诉成立', '投诉部分成立'])
      expect(said.some((text) => text.includes(`经调查，${verdict}。依据`))).toBe(true)
  })
})

describe('document numbers', () => {
  it('are written as the deployment says', async () => {
    const engine = testEngine()
    const papers = { number: '{unit}{series}〔{year}〕{n}号' }
    const units = directory.units.map((unit) => (unit.id === 'FGW' ? { ...unit, codeWord: '云信' } : unit))
    const deployment = { ...engine.deployment, papers, directory: { ...directory, units } }
    const settled = { ...engine, deployment }
    const [example] = procedures['objection']?.examples ?? []
    if (!example) throw new Error('no example')
    await runExample(settled, 'objection', example)
    const numbers = (await papersOf(engine.table, caseId)).map((item) => paperOf(item).facts.number)
    expect(numbers).toContain('云信异受〔2026〕1号')
    expect(numbers).toContain('单位HJ异告〔2026〕1号')
  })

  it('have no gap and no double where many cases draw at once', async () => {
    const { objection } = procedures
    const engine = testEngine({ procedures: objection ? { objection } : {} })
    engine.setClock(instant('2026-09-24 09:00'))
    await seatStaff(engine)
    const cases = Array.from({ length: 24 }, (_, i) => `CASE${i}`)
    for (const id of cases) await filed(engine, id)
    const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
    const data = { unit: 'HJ', reason: '' }
    const sent = await Promise.all(cases.map((id) => commit(engine, id, { type: 'intake.forwarded', actor, data })))
    expect(sent.map(({ kind }) => kind)).toEqual(cases.map(() => 'committed'))
    await follow(engine, async () => {})
    const items = (await Promise.all(cases.map((id) => papersOf(engine.table, id)))).flat()
    expect(items.length).toBe(24 * 3)
    expect(numberProblems([...items, ...(await counters(engine))])).toEqual([])
  })
})

/** Of all cases: a scan may have opened another. */
async function everyPaper({ table, journal }: TestEngine) {
  const rows = await journal.since(-1, 1000)
  const cases = new Set(
    rows.flatMap(({ item }) => (item.pk.startsWith('case#') ? [item.pk.slice('case#'.length)] : [])),
  )
  return (await Promise.all([...cases].map((id) => papersOf(table, id)))).flat()
}

async function counters(engine: TestEngine) {
  const units = [...directory.units.map(({ id }) => id), 'GOV', 'GOVO']
  const years = ['2026', '2027']
  const keys = units.flatMap((unit) => years.map((year) => `series#${unit}#${year}`))
  const pages = await Promise.all(keys.map((pk) => engine.table.query({ index: 'main', pk, limit: 100 })))
  return pages.flatMap(({ items }) => items)
}

async function filed(engine: TestEngine, id: string) {
  const recordId = `R${id}`
  await addRecord(engine, { ...sampleRecord, id: recordId }, { id: 'import', role: 'system', unit: null })
  const [example] = procedures['objection']?.examples ?? []
  const actor = { id: 'applicant', role: 'applicant', unit: null } as const
  const to = { id, procedure: 'objection', actor, recordId, subject: sampleRecord.subject.key }
  const outcome = await open(engine, { ...to, data: example?.open.data })
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.refusal))
}
