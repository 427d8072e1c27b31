import { describe, expect, it } from 'vitest'
import { commit, type Outcome } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { writeFeed } from '#engine/feeds/feed-files.ts'
import { changeRecord, recordFile } from '#engine/register/register.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, recordKey } from '#engine/store/keys.ts'
import { publishRecord } from '#functions/stream/publish.ts'
import { planned, withFault } from '#tests/crash/faults.ts'
import { publisher } from '#tests/support/doubles/publisher.ts'
import { file, fill, pass, passTime, settle } from '#tests/support/drive.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { caseId, instant, recordId, sampleRecord } from '#tests/support/run-example.ts'
import { copyWorld, engineOver, newWorld, type World } from '#tests/support/world.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { procedures } from '#workflows/index.ts'
import { objection } from '#workflows/objection/index.ts'
import { race } from './schedule.ts'

const other = 'CASE0000000000000000000002'
const actor = (id: string, role: Actor['role'], unit: string | null): Actor => ({ id, role, unit })
const applicant = actor('applicant', 'applicant', null)
const intake = actor('intake-1', 'intake', 'FGW')
const officer = actor('hj-1', 'officer', 'HJ')
const colleague = actor('hj-2', 'officer', 'HJ')
const head = actor('hj-head', 'head', 'HJ')
const filed = objection.examples[0]?.open.data

/** An entry has one open objection: further cases dispute others. */
const aboutEntry = (n: number): unknown =>
  JSON.parse(JSON.stringify(filed).replaceAll('CF_NR_FK', ['CF_NR_FK', 'CF_YJ'][n] ?? `CF_${n}`))

const answer = (code: string, value: string | null = null) => ({
  answers: [{ item: '1', code, value, reason: '已核对。', documentChecked: '决定书', documentProduced: true }],
})
type Sent = { readonly type: string; readonly actor: Actor; readonly data: unknown }
const forward: Sent = { type: 'intake.forwarded', actor: intake, data: { unit: 'HJ', reason: '' } }
const correct: Sent = { type: 'unit.proposed', actor: officer, data: answer('01', '0.55') }
const approve: Sent = { type: 'approver.approved', actor: head, data: {} }
const withdraw: Sent = { type: 'applicant.withdrew', actor: applicant, data: { reason: '' } }

const send =
  (sent: Sent, id = caseId) =>
  (engine: Engine) =>
    commit(engine, id, sent)

/** Case, or two on a record, after events; then rest until `now`. */
async function standing(
  events: readonly (readonly [Sent, string?])[],
  now = '2026-09-15 10:00',
  ids = [caseId],
): Promise<World> {
  const world = newWorld()
  world.now = instant('2026-09-14 09:00')
  await fill(world, [sampleRecord])
  const engine = engineOver(world)
  for (const [n, id] of ids.entries()) await file(engine, 'objection', aboutEntry(n), { caseId: id, recordId })
  for (const [sent, id] of events) {
    await settle(engine)
    const outcome = await commit(engine, id ?? caseId, sent)
    if (outcome.kind === 'refused') throw new Error(`${sent.type}: ${outcome.refusal.code}`)
  }
  await passTime(world, instant(now), () => settle(engine))
  return world
}

const rows = (world: World, type: string, id = caseId) =>
  world.store.log.filter((item) => item.pk === `case#${id}` && (item.body as unknown as LogRow).entry.type === type)
    .length
const codes = (answers: readonly unknown[]) =>
  (answers as Outcome[]).map((one) => (one.kind === 'refused' ? one.refusal.code : 'committed')).join(' ')
const problem = (isRight: boolean, text: string) => (isRight ? [] : [text])

function caseIn(world: World, id = caseId): CaseFile {
  const item = world.store.items.get(`${caseKey(id).pk}\0case`)
  if (!item) throw new Error(`no case ${id}`)
  return caseFile(item)
}
const recordIn = (world: World) => recordFile(world.store.items.get(`${recordKey(recordId).pk}\0record`))

describe('a click against the clock', () => {
  it('approves at the moment A4 ends, once, with at most one breach', () =>
    race(async () => {
      const world = await standing([[forward], [correct]], '2026-09-17 23:59')
      world.now = instant('2026-09-18 00:00')
      return {
        from: world,
        runners: [send(approve), pass, pass],
        holds: (_, after) => [
          ...problem(rows(after, 'approver.approved') === 1, 'not approved once'),
          ...problem(rows(after, 'clock.A4.breach') <= 1, 'A4 broken twice'),
          ...problem(caseIn(after).closed, `stays in ${caseIn(after).state}`),
        ],
      }
    }))

  it('forwards at the moment A3 forwards by itself, once in effect', () =>
    race(async () => {
      const world = await standing([], '2026-09-16 23:59')
      world.now = instant('2026-09-17 00:00')
      return {
        from: world,
        runners: [send(forward), pass, pass],
        holds: (_, after) => problem(caseIn(after).state === 'withProvider', `stays in ${caseIn(after).state}`),
      }
    }))
})

describe('two people at once', () => {
  it('withdraws or approves, never both', () =>
    race(async () => ({
      from: await standing([[forward], [correct]]),
      runners: [send(withdraw), send(approve), pass],
      holds: (answers, after) => [
        ...problem(
          /^(committed notInThisState|committed closed|(notInThisState|closed) committed)$/.test(
            codes(answers.slice(0, 2)),
          ),
          codes(answers.slice(0, 2)),
        ),
        ...problem(
          recordIn(after)?.versions.length === (rows(after, 'approver.approved') === 1 ? 2 : 1),
          'corrected against the withdrawal',
        ),
      ],
    })))

  it('takes one of two proposals', () =>
    race(async () => ({
      from: await standing([[forward]]),
      runners: [send(correct), send({ type: 'unit.proposed', actor: colleague, data: answer('03') }), pass],
      holds: (answers, after) => [
        ...problem(rows(after, 'unit.proposed') === 1, 'not one proposal'),
        ...problem(codes(answers.slice(0, 2)).includes('committed'), 'neither taken'),
      ],
    })))

  it('approves once, clicked twice', () =>
    race(async () => ({
      from: await standing([[forward], [correct]]),
      runners: [send(approve), send(approve), pass],
      holds: (_, after) =>
        problem(rows(after, 'approver.approved') === 1 && recordIn(after)?.versions.length === 2, 'not once'),
    })))

  it('assigns a misrouted case while a unit already proposes', () =>
    race(async () => {
      const back: Sent = { type: 'unit.returned', actor: officer, data: { rightUnit: null, reason: '不是本单位的。' } }
      const again: Sent = { ...forward, data: { unit: 'RS', reason: '' } }
      return {
        from: await standing([[forward], [back], [again], [{ ...back, actor: actor('rs-1', 'officer', 'RS') }]]),
        runners: [
          send({
            type: 'supervisor.assigned',
            actor: actor('supervisor', 'supervisor', null),
            data: { unit: 'HJ', reason: '' },
          }),
          send(correct),
          pass,
        ],
        holds: (_, after) =>
          problem(rows(after, 'supervisor.assigned') === 1 && rows(after, 'unit.proposed') <= 1, 'not once'),
      }
    }))

  it('keeps late evidence whether it comes before or after the forwarding', () =>
    race(async () => {
      const ask: Sent = { type: 'intake.askedSupplement', actor: intake, data: { list: '决定书照片' } }
      const late: Sent = { type: 'applicant.supplemented', actor: applicant, data: { note: '补充', evidence: [] } }
      return {
        from: await standing([[ask]]),
        runners: [send(late), send(forward), pass],
        holds: (answers, after) => [
          ...problem(codes(answers.slice(0, 2)) === 'committed committed', codes(answers.slice(0, 2))),
          ...problem(caseIn(after).state === 'withProvider', `stays in ${caseIn(after).state}`),
        ],
      }
    }))
})

describe('publication against an ending', () => {
  it('leaves nothing of an ended record, however slow an older publication is', () =>
    race(async () => ({
      from: await standing([[forward], [{ ...correct, data: answer('03') }]]),
      runners: [
        send(approve),
        (engine) => publisher(engine)(recordId),
        pass,
        (engine) => publisher(engine)(recordId),
        pass,
      ],
      holds: (_, after) => [
        ...problem(recordIn(after)?.ended !== null, 'not ended'),
        ...problem(after.published.size === 0, 'still in the public folder'),
      ],
    })))
})

describe('the site’s own publication against an ending', () => {
  const publish = (engine: Engine) => publishRecord(engine, recordId)
  const ending = async (code: string) => {
    const world = await standing([[forward], [{ ...correct, data: answer(code, '0.55') }]])
    await publish(engineOver(world))
    return world
  }

  it('leaves no file of an ended record, however slow an older publication is', () =>
    race(async () => ({
      from: await ending('03'),
      runners: [publish, publish, (engine) => send(approve)(engine).then(() => publish(engine))],
      holds: (_, after) =>
        problem(![...after.published.keys()].some((path) => path.includes(recordId)), 'still in the public folder'),
    })))

  it('tells the feed of every record, though several are published at once', () => {
    const ids = ['REC1', 'REC2', 'REC3']
    return race(async () => {
      const world = newWorld()
      world.now = instant('2026-09-14 09:00')
      await fill(
        world,
        ids.map((id) => ({ ...sampleRecord, id })),
      )
      return {
        from: world,
        runners: ids.map((id) => (engine: Engine) => publishRecord(engine, id).then(() => writeFeed(engine))),
        holds: (_, after) => {
          const feed = [...after.published].find(([path]) => path.startsWith('/feed/'))?.[1].body
          return ids.flatMap((id) => problem(feed?.includes(id) === true, `${id} is not in the feed`))
        },
      }
    })
  })

  it('tells the feed of the end, though the process dies at any call', async () => {
    const from = await ending('03')
    await commit(engineOver(from), caseId, approve)
    const count = planned(0, null)
    const counted = copyWorld(from)
    await publish(withFault(engineOver(counted), counted, count, async () => {}))
    for (let at = 1; at <= count.calls; at += 1) {
      const world = copyWorld(from)
      const dying = withFault(engineOver(world), world, planned(at, 'crashAfter'), async () => {})
      await expect(publish(dying)).rejects.toThrow(/planted/)
      await publish(engineOver(world))
      await writeFeed(engineOver(world))
      const feed = [...world.published].filter(([path]) => path.startsWith('/feed/')).map(([, { body }]) => body)
      expect(feed.join(''), `killed at call ${at}`).toContain('"ended"')
    }
  })
})

describe('two cases on one record', () => {
  const both = [caseId, other]
  const correctOther: Sent = { ...correct, data: answer('01', '0.66') }
  const corrected = () => standing([[forward], [forward, other], [correct], [correctOther, other]], undefined, both)

  it('corrects once and takes the other back to its reviewer', () =>
    race(async () => ({
      from: await corrected(),
      runners: [send(approve), send(approve, other), pass],
      holds: (answers, after) => [
        ...problem(
          /^(committed recordChanged|recordChanged committed)$/.test(codes(answers.slice(0, 2))),
          codes(answers.slice(0, 2)),
        ),
        ...problem(recordIn(after)?.versions.length === 2, 'corrected twice'),
        ...problem(both.filter((id) => caseIn(after, id).state === 'withProvider').length === 1, 'nobody looks again'),
        ...problem(recordIn(after)?.overlays.disputedBy.length === 1, 'the mark does not count the open case'),
      ],
    })))

  it('ends the record for both: the other is moot, decided before, or back with its reviewer', () =>
    race(async () => ({
      from: await standing(
        [[forward], [forward, other], [{ ...correct, data: answer('03') }], [correctOther, other]],
        undefined,
        both,
      ),
      runners: [send(approve), send(approve, other), pass, pass],
      holds: (_, after) =>
        both.flatMap((id) =>
          problem(
            caseIn(after, id).closed || caseIn(after, id).holder.role !== 'system',
            `${id} hangs in ${caseIn(after, id).state}`,
          ),
        ),
    })))

  it('answers many at once when the record ends, none in another’s way', async () => {
    const others = Array.from({ length: 12 }, (_, i) => `CASE${String(i + 2).padStart(22, '0')}`)
    const world = await standing([[forward], [{ ...correct, data: answer('03') }], [approve]], undefined, [
      caseId,
      ...others,
    ])
    expect(others.map((id) => caseIn(world, id).state)).toEqual(others.map(() => 'moot'))
  })

  it('ends a higher review of the record too, though it carries no mark', () =>
    race(async () => {
      const world = await standing([[forward], [{ ...correct, data: answer('03') }]])
      const data = procedures['higherReview']?.examples[0]?.open.data
      await file(engineOver(world), 'higherReview', data, { caseId: other, recordId })
      return {
        from: world,
        runners: [send(approve), pass, pass],
        holds: (_, after) => problem(caseIn(after, other).state === 'moot', `stays in ${caseIn(after, other).state}`),
      }
    }))

  it('decides on the record that was seen, though it is completed meanwhile', () =>
    race(async () => ({
      from: await standing([[forward], [{ ...correct, data: answer('05') }]]),
      runners: [
        send(approve),
        (engine) =>
          changeRecord(engine, recordId, { kind: 'completed', by: 'HJ', fields: { CF_WFXW: '未覆盖物料' } }, officer),
        pass,
      ],
      holds: ([first]) => problem(/^(committed|recordChanged)$/.test(codes([first])), codes([first])),
    })))
})
