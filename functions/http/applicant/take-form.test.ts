import { beforeAll, describe, expect, it } from 'vitest'
import { placing } from '#engine/begin/placing.ts'
import { findWay } from '#engine/begin/ways.ts'
import { testEngine } from '#tests/support/engine.ts'
import { look, prepare, sampleRecord } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { takeForm } from './take-form.ts'
import type { Where } from './where.ts'

const filled = {
  'dispute.CF_NR_FK': 'on',
  'ground.CF_NR_FK': 'E2',
  'claimed.CF_NR_FK': ' 0.55 ',
  'dispute.whole': 'on',
  'ground.whole': 'E4',
  'claimed.whole': '请删除重复的一条',
  'claimed.CF_WSH': '没有勾选的不算',
  explanation: '金额\r\n录入错误',
  statement: '',
}

describe('an objection form', () => {
  let where: Where
  beforeAll(async () => {
    const engine = testEngine()
    const named = findWay(engine, 'objection', 'object')
    if (!named) throw new Error('nobody objects')
    const form = await placing(engine)({ record: sampleRecord, origin: null }, named.way.form)
    const actor = { id: 'a', role: 'applicant', unit: null } as const
    where = { ...named, form, actor, record: sampleRecord, origin: null, choices: [], situations: [], open: [] }
  })

  const faultsOf = (values: Readonly<Record<string, string>>, more: Partial<Where> = {}) => {
    const taken = takeForm({ ...where, ...more }, values)
    return taken.kind === 'refused' ? taken.fields : null
  }

  it('becomes one item per ticked entry', () => {
    expect(takeForm(where, filled)).toMatchObject({
      kind: 'taken',
      typed: {
        channel: 'city',
        items: [
          { field: 'CF_NR_FK', ground: 'E2', claimed: '0.55' },
          { field: null, ground: 'E4', claimed: '请删除重复的一条' },
        ],
        explanation: '金额\n录入错误',
        statement: null,
      },
    })
  })

  it('is refused field by field', () => {
    const wrong = { 'ground.CF_NR_FK': 'E99', 'claimed.whole': '', explanation: ' ', statement: '长'.repeat(201) }
    expect(faultsOf({ ...filled, ...wrong })).toEqual({
      'ground.CF_NR_FK': 'choose',
      'claimed.whole': 'required',
      explanation: 'required',
      statement: 'tooLong',
    })
  })

  it('is refused when nothing is ticked, and when what is ticked is no entry that may be disputed', () => {
    expect(faultsOf({ explanation: '有误' })).toEqual({ dispute: 'chooseField' })
    const computed = { 'dispute.CF_GSJZQ': 'on', 'ground.CF_GSJZQ': 'E2', 'claimed.CF_GSJZQ': '2030-01-01' }
    expect(faultsOf({ ...filled, ...computed })).toEqual({ dispute: 'unknownColumn' })
  })

  it('is refused where what is claimed is what the record says', () => {
    expect(faultsOf({ ...filled, 'claimed.CF_NR_FK': ' ５.5 ', 'unit.CF_NR_FK': 'wan' })).toEqual({
      'claimed.CF_NR_FK': 'sameAsNow',
    })
  })

  it('is refused where an entry is disputed in an open case already', async () => {
    const engine = testEngine()
    const [example] = procedures['objection']?.examples ?? []
    if (!example) throw new Error('no example')
    await prepare(engine, 'objection', example)
    const { file } = await look(engine)
    expect(faultsOf(filled, { open: [file] })).toEqual({ dispute: 'alreadyOpen' })
  })
})
