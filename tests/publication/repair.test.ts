import { describe, expect, test } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import { shanghaiDay, startOfDay } from '#law/day.ts'
import type { RecordFile } from '#records/record.ts'
import { type Site, site } from '#tests/http/site.ts'
import { commitmentTexts } from '#workflows/repair/commitment.ts'
import { enter, send, shownAt, traces, wholeFolder } from './register.ts'

const person = (id: string, roles: Person['roles'], subject: string | null = null): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  subject,
  roles,
  conflicts: [],
})
const uscc = '91445300MA62560110'
const applicant = person('applicant', [{ role: 'applicant', unit: null }], uscc)
const officer = { id: 'hj-1', role: 'officer', unit: 'HJ' } as const
const head = { id: 'hj-head', role: 'head', unit: 'HJ' } as const
const lifter = person('scjg-1', [{ role: 'officer', unit: 'SCJG' }])
const supervisor = person('supervisor', [{ role: 'supervisor', unit: null }])
const recipient = person('recipient', [{ role: 'recipient', unit: 'RS' }])
const [text] = commitmentTexts

async function apply(here: Site, record: RecordFile): Promise<string> {
  const id = newId(here.engine.crypto)
  const done = await open(here.engine, {
    id,
    procedure: 'repair',
    actor: { id: 'applicant', role: 'applicant', unit: null },
    recordId: record.id,
    subject: record.subject.key,
    data: {
      channel: 'here',
      explanation: '已整改，已缴清罚款。',
      evidence: [],
      commitment: { edition: text?.edition, sha256: text?.sha256, signedBy: '张三', published: true },
      earliestApplyOn: '2026-10-01',
      early: null,
      contact: { name: '张三', email: 'a@example.com', phone: '0766', consentElectronic: true, lang: 'zh' },
      determiner: 'HJ',
      platform: 'FGW',
    },
  })
  if (done.kind === 'refused') throw new Error(JSON.stringify(done.refusal))
  await here.settle()
  return id
}

async function decide(here: Site, id: string, verdict: 'repaired' | 'refused') {
  await send(here, id, 'unit.accepted', officer, {})
  const measures = verdict === 'repaired' ? { measures: ['SCJG'], measuresNote: '取消采购限制' } : {}
  await send(here, id, 'unit.proposed', officer, { verdict, reason: '已核', documentChecked: '决定书', ...measures })
  await send(here, id, 'approver.approved', head, {})
}

async function opened() {
  const here = site({ now: '2026-10-12' })
  await here.seat(applicant, lifter, supervisor, recipient)
  return { here, record: await enter(here) }
}

describe('a repair and what the public sees', () => {
  test('the commitment stands beside the record, whole, in both languages, and goes with it', async () => {
    const { here, record } = await opened()
    const id = await apply(here, record)
    for (const [lang, path] of [
      ['zh', `/r/${record.id}/commitment`],
      ['en', `/en/r/${record.id}/commitment`],
    ] as const) {
      const body = (await shownAt(here, path)) ?? ''
      for (const line of text?.[lang].split('\n') ?? []) expect(body).toContain(line)
      expect(body).toContain(text?.sha256)
    }
    expect(await shownAt(here, `/r/${record.id}`)).toContain(`/r/${record.id}/commitment`)
    await decide(here, id, 'repaired')
    const folder = await wholeFolder(here)
    expect([...folder.keys()].filter((path) => path.includes(record.id))).toEqual([])
    for (const trace of traces(record)) for (const [, body] of folder) expect(body).not.toContain(trace)
  })

  test('a refusal or a withdrawal takes the commitment back and leaves the record', async () => {
    const { here, record } = await opened()
    await decide(here, await apply(here, record), 'refused')
    expect(await shownAt(here, `/r/${record.id}/commitment`)).toBeUndefined()
    expect(await shownAt(here, `/r/${record.id}`)).toBeDefined()
    const again = await apply(here, record)
    expect(await shownAt(here, `/r/${record.id}/commitment`)).toBeDefined()
    await send(here, again, 'applicant.withdrew', { id: 'applicant', role: 'applicant', unit: null }, { reason: '' })
    expect(await shownAt(here, `/r/${record.id}/commitment`)).toBeUndefined()
  })

  test('nothing of a commitment is served after the record’s last day with every job stopped', async () => {
    const { here, record } = await opened()
    await apply(here, record)
    here.host.clock.set(startOfDay('2027-07-02'))
    expect(await shownAt(here, `/r/${record.id}/commitment`)).toBeUndefined()
  })
})

describe('the effects of a repair', () => {
  test('each unit is told, confirms at its desk, and the unconfirmed stand on the board', async () => {
    const { here, record } = await opened()
    await decide(here, await apply(here, record), 'repaired')
    const board = await here.visit(supervisor)
    expect((await board.get('/board/unconfirmed')).body).toContain('取消采购限制')
    const desk = await here.visit(lifter)
    const { body } = await desk.get('/desk/measures')
    expect(body).toContain('取消采购限制')
    const [, action = ''] = /action="([^"]*\/desk\/measures\/[^"]*)"/.exec(body) ?? []
    expect((await desk.post(action)).status).toBe(303)
    expect((await desk.get('/desk/measures')).body).not.toContain('取消采购限制')
    expect((await board.get('/board/unconfirmed')).body).not.toContain('取消采购限制')
    const stranger = await here.visit(person('rs-1', [{ role: 'officer', unit: 'RS' }]))
    expect((await stranger.post(action)).status).toBe(404)
  })

  test('the subject sees who was told and who has confirmed, also of those who receive the feed', async () => {
    const { here, record } = await opened()
    await decide(here, await apply(here, record), 'repaired')
    const mine = await here.visit(applicant)
    const before = (await mine.get(`/my/records/${record.id}`)).body
    expect(before.match(/尚未确认/g)).toHaveLength(2)
    const feed = await here.visit(recipient)
    const [, tick = ''] = /name="(change-[^"]+)"/.exec((await feed.get('/feed')).body) ?? []
    expect((await feed.post('/feed/acknowledge', { [tick]: 'on' })).status).toBe(303)
    expect((await mine.get(`/my/records/${record.id}`)).body.match(/尚未确认/g)).toHaveLength(1)
  })
})

describe('the day a record can be repaired', () => {
  test('is on the page with its reason, in a calendar file, and in a mail on the day itself', async () => {
    const here = site({ now: '2026-09-14' })
    await here.seat(applicant)
    const record = await enter(here)
    const mine = await here.visit(applicant)
    const page = (await mine.get('/my/records')).body
    expect(page).toContain('2026年10月1日')
    expect(page).toContain('2027年7月1日')
    const dates = await mine.get(`/my/records/${record.id}/dates`)
    expect(dates.body).toContain('DTSTART;VALUE=DATE:20261001')
    expect((await mine.post(`/my/records/${record.id}/remind`)).status).toBe(303)
    expect((await mine.get(`/my/records/${record.id}`)).body).toContain('已设置提醒')
    const sent = () => here.host.mailer.delivered.filter(({ subject }) => subject.includes('可以申请信用修复'))
    await here.settle()
    expect(sent()).toEqual([])
    here.host.clock.set(startOfDay('2026-10-01') + 9 * 3_600_000)
    await here.settle()
    expect(sent().map(({ to }) => to)).toEqual(['applicant@example.com'])
    await here.settle()
    expect(sent()).toHaveLength(1)
    expect(shanghaiDay(here.engine.clock.now())).toBe('2026-10-01')
    const stranger = await here.visit(person('other', [{ role: 'applicant', unit: null }], '91445302735018834C'))
    expect((await stranger.post(`/my/records/${record.id}/remind`)).status).toBe(404)
  })
})
