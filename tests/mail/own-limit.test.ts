import { beforeAll, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import type { Mail } from '#engine/store/ports.ts'
import { instantOn } from '#law/day.ts'
import type { Site } from '#tests/http/site.ts'
import { staff } from '#tests/support/engine.ts'
import { caseId } from '#tests/support/run-example.ts'
import { filed, sent } from './filed.ts'

const by = (id: string) => {
  const person = staff.find((one) => one.id === id)
  const seat = person?.roles[0]
  if (!person || !seat) throw new Error(id)
  return { person, actor: { id, role: seat.role, unit: seat.unit } }
}
const [intake, hj, supervisor] = [by('intake-1'), by('hj-1'), by('supervisor')]
const mailOf = (id: string) => `${id}@example.com`
const newest = (town: Site, id: string) => sent(town, mailOf(id)).at(-1)
const named = (town: Site, id: string, start: string) =>
  sent(town, mailOf(id)).filter(({ subject }) => subject.startsWith(start))
const zh = (mail: Mail | undefined) => mail?.text.split('\n\n—\n\n')[0] ?? ''

/** Every milestone at its own moment, an hour at a time. */
async function until(town: Site, day: string, time: string): Promise<void> {
  const to = instantOn(day, time)
  for (let at = town.engine.clock.now() + 3_600_000; at < to; at += 3_600_000) {
    town.host.clock.set(at)
    await town.settle()
  }
  town.host.clock.set(to)
  await town.settle()
}
const board = async (town: Site) => {
  const { body } = await (await town.visit(supervisor.person)).get('/board')
  return body.replaceAll(/<[^>]*>/g, ' ')
}

let asked: Site
beforeAll(async () => {
  asked = await filed()
  await commit(asked.engine, caseId, {
    type: 'intake.forwarded',
    actor: intake.actor,
    data: { unit: 'HJ', reason: '' },
  })
  await asked.settle()
})

it('tells a unit its own statutory day first, and apart from it until when it may hand the case back', async () => {
  const task = newest(asked, 'hj-1')
  expect(task?.subject).toContain('2026年9月17日（含当日）前')
  expect(zh(task)).toContain('请于2026年9月17日（含当日）前办理')
  expect(zh(task)).toContain('期限：信息提供单位核查 2026年9月17日（法定时限，责任方：单位HJ）')
  expect(zh(task)).toContain('可选，最迟：退回期限 2026年9月15日（参考时限，责任方：单位HJ）')
  const desk = await (await asked.visit(hj.person)).get('/desk')
  expect(desk.body).toContain('2026年9月17日')
  expect(desk.body).toMatch(/法定时限.*责任方：单位HJ.*退回期限（可选）：最迟2026年9月15日/s)
})

it('names the record, its subject and what the applicant says, on one short line each, with no number of a person', async () => {
  const town = await filed('2026-09-14', {
    explanation: `罚款金额与决定书不一致。\r\n${'很长'.repeat(200)}`,
    items: [
      {
        ...{ id: '1', field: 'CF_NR_FK', shown: '5.5', ground: 'E2', evidence: [] },
        claimed: '0.55 <b>http://evil.example/x</b> 11010519491231002X',
      },
    ],
  })
  const task = newest(town, 'intake-1')
  expect(zh(task)).toMatch(/记录：\S+ \S+/)
  expect(zh(task)).toContain('主体：测试有限公司')
  expect(zh(task)).toContain('争议内容：罚款金额')
  expect(zh(task)).toContain('登记“5.5”，主张“0.55 <b>[…]')
  expect(zh(task)).toMatch(/申请人陈述：罚款金额与决定书不一致。 (很长)+很?…\n/)
  expect(zh(task).length).toBeLessThan(900)
  expect(task?.text).not.toContain('11010519491231002X')
  expect(task?.html).not.toContain('<b>[')
  expect(task?.text + String(task?.html)).not.toContain('evil.example')
})

it('gives the new unit its own days after the case was forwarded by itself, and tells the breach to who owed it', async () => {
  const town = await filed()
  await until(town, '2026-09-17', '09:00')
  const task = named(town, 'hj-1', '待办')
  expect(task).toHaveLength(1)
  expect(zh(task[0])).toContain('请于2026年9月21日（含当日）前办理')
  expect(zh(task[0])).not.toContain('2026年9月16日')
  expect(named(town, 'hj-1', '逾期')).toEqual([])
  // The supervisor reads of it in the morning's mail (`morning.test.ts`).
  expect(named(town, 'supervisor', '逾期')).toEqual([])
  for (const id of ['intake-1', 'intake-head'])
    expect(named(town, id, '逾期').map(zh)).toEqual([
      expect.stringMatching(/“转办”（法定时限，责任方：单位FGW 受理岗）已于2026年9月16日到期/),
    ])
})

it('asks the unit that owes an answer for it, in list, mail and breach, and not the unit that waits for it', async () => {
  await commit(asked.engine, caseId, {
    type: 'unit.asked',
    actor: hj.actor,
    data: { unit: 'RS', question: '请核实决定书', items: ['1'], elsewhere: '由其保管原件' },
  })
  await asked.settle()
  const inquiry = newest(asked, 'rs-1')
  expect(inquiry?.subject).toMatch(/协查.*2026年9月16日（含当日）前/)
  expect(zh(inquiry)).toMatch(/期限：\S+ 2026年9月16日（参考时限，责任方：单位RS）/)
  expect(zh(inquiry)).toContain('协查事项：请核实决定书')
  const list = await (await asked.visit(by('rs-1').person)).get('/desk?filter=asked')
  expect([list.body.includes('2026年9月16日'), list.body.includes('2026年9月15日')]).toEqual([true, false])
  await until(asked, '2026-09-17', '09:00')
  expect(named(asked, 'rs-1', '逾期')).toHaveLength(1)
  expect(named(asked, 'supervisor', '逾期')).toEqual([])
  expect(named(asked, 'hj-1', '逾期')).toEqual([])
  expect(await board(asked)).toMatch(/逾期 1 个工作日\s+协查答复\s+A4b\s+参考时限\s+单位RS/)
})

it('tells a head their own day first, and the unit’s beside it', async () => {
  const town = await filed()
  const forwarded = { type: 'intake.forwarded', actor: intake.actor, data: { unit: 'HJ', reason: '' } }
  await commit(town.engine, caseId, forwarded)
  const answer = {
    item: '1',
    code: '03',
    reason: '已核对',
    documentChecked: '决定书',
    value: null,
    documentProduced: true,
  }
  const outcome = await commit(town.engine, caseId, {
    type: 'unit.proposed',
    actor: hj.actor,
    data: { answers: [answer] },
  })
  expect(outcome).toMatchObject({ kind: 'committed' })
  await town.settle()
  const task = newest(town, 'hj-head')
  expect(task?.subject).toContain('2026年9月15日（含当日）前')
  expect(zh(task)).toContain('请于2026年9月15日（含当日）前办理')
  expect(zh(task)).toMatch(
    /期限：审批 2026年9月15日（参考时限，责任方：单位HJ 单位负责人）.*信息提供单位核查 2026年9月17日（法定时限，责任方：单位HJ）/s,
  )
})

it('says a breach once to each reader, and what is still missing later as what it is', async () => {
  await until(asked, '2026-09-21', '12:00')
  for (const id of ['rs-1', 'hj-1', 'hj-head', 'supervisor', 'intake-1']) {
    const bodies = sent(asked, mailOf(id)).map(
      ({ subject, text }) => `${subject}\n${text.replace(/[0-9A-Z]{52}/g, '')}`,
    )
    expect([id, new Set(bodies).size]).toEqual([id, bodies.length])
  }
  const still = named(asked, 'rs-1', '逾期')
    .filter(({ subject }) => /^逾期\d/.test(subject))
    .filter(({ text }) => text.includes('协查答复'))
  expect(still.map(({ subject }) => subject)).toEqual([expect.stringContaining('仍未办理')])
  expect(named(asked, 'hj-head', '逾期：')).toHaveLength(1)
})

it('shows intake as owing while the case waits for the applicant’s supplement', async () => {
  const town = await filed()
  await commit(town.engine, caseId, { type: 'intake.askedSupplement', actor: intake.actor, data: { list: '营业执照' } })
  await town.settle()
  expect(await board(town)).toMatch(/2026年9月16日.*转.*法定时限.*单位FGW 受理岗.*待补正/s)
})

it('promises no day and names no handling unit to an applicant whose case is decided', async () => {
  const town = await filed()
  const applicant = { id: 'applicant', role: 'applicant', unit: null } as const
  const running = zh(newest(town, 'applicant'))
  expect(running).toMatch(/最迟告知结果：.*\n承办单位：/)
  await commit(town.engine, caseId, { type: 'applicant.withdrew', actor: applicant, data: { reason: '' } })
  await town.settle()
  const told = zh(newest(town, 'applicant'))
  expect(told).not.toBe(running)
  expect(told).not.toMatch(/最迟告知结果|承办单位/)
  expect(told).toContain('咨询单位：')
})

it('the applicant’s mail tells the one day to act by and leads there; its number stays in one piece', async () => {
  const town = await filed()
  const actor = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const
  const before = sent(town, 'applicant@example.com').at(-1)
  expect(before?.text).toMatch(/查看办理情况.*最迟告知结果：/s)
  await commit(town.engine, caseId, { type: 'intake.askedSupplement', actor, data: { list: '营业执照' } })
  await town.settle()
  const { text = '', html = '' } = sent(town, 'applicant@example.com').at(-1) ?? {}
  expect(text).toMatch(/登录办理.*您的期限：补正 \d+年\d+月\d+日（含当日）前/s)
  expect(text).not.toContain('最迟告知结果')
  const [, preheader, shown = ''] = /<div style="display:none[^"]*">([^<]*)<\/div>(.*)/s.exec(html) ?? []
  expect(preheader).toContain('请')
  const bare = shown.replaceAll(/<span style="white-space:nowrap">\d{6}-\d{8}-\w{9}<\/span>/g, '')
  expect(bare).not.toMatch(/\d{6}-\d{8}-\w{9}/)
})

it('names the unit to which it went in a letter that is written only after the case went on', async () => {
  const town = await filed()
  const forwarded = { type: 'intake.forwarded', actor: intake.actor, data: { unit: 'HJ', reason: '' } }
  await commit(town.engine, caseId, forwarded)
  const returned = { type: 'unit.returned', actor: hj.actor, data: { rightUnit: null, reason: '不是本单位作出的' } }
  expect(await commit(town.engine, caseId, returned)).toMatchObject({ kind: 'committed' })
  await town.settle()
  const told = town.host.mailer.delivered.filter(({ text }) => text.includes('核查。')).map(zh)
  expect(told).toEqual([expect.stringContaining('已转单位HJ核查')])
})
