import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Letter } from '#engine/mail/letter.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import { smtpMailer } from '#hosts/smtp.ts'
import { file, fill, passTime, settle } from '#tests/support/drive.ts'
import { instant, sampleRecord } from '#tests/support/run-example.ts'
import { engineOver, newWorld, type World } from '#tests/support/world.ts'
import { objection } from '#workflows/objection/index.ts'
import { type Hostile, hostileServer, type Mood, moods } from './hostile-server.ts'

const answerTime = 120
const day = 24 * 3_600_000
let server: Hostile
beforeAll(async () => {
  server = await hostileServer(2 * answerTime)
})
afterAll(() => server.close())

const over = (world: World): Engine => ({
  ...engineOver(world),
  mailer: smtpMailer({
    url: `smtp://127.0.0.1:${server.port}`,
    from: 'Redress <no-reply@redress.test>',
    bounces: 'bounces@redress.test',
    timeouts: { connect: 500, answer: answerTime },
  }),
})

/** Files a case, and passes four days. */
async function fourDays(plan: readonly Mood[]): Promise<readonly Letter[]> {
  const world = newWorld()
  world.now = instant('2026-09-14 09:00')
  await fill(world, [sampleRecord])
  server.plan(plan)
  await file(over(world), 'objection', objection.examples[0]?.open.data)
  await passTime(world, world.now + 4 * day, () => settle(over(world)))
  return [...world.store.items.values()].filter(({ sk }) => sk.startsWith('mail#')).map(letterOf)
}

const idOf = (raw: string) => /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''

it('misses no letter and doubles none but those whose answer was hidden, each counted, each the same', async () => {
  const run = async (plan: readonly Mood[]) => {
    const before = server.had.length
    const letters = await fourDays(plan)
    const had = server.had.slice(before)
    expect(letters.length).toBeGreaterThan(2)
    for (const letter of letters) {
      const copies = had.filter(({ raw }) => idOf(raw) === letter.mail.messageId)
      const hidden = copies.filter(({ mood }) => mood === 'cutsAfterData' || mood === 'slow')
      expect(letter.doubtful).toBe(hidden.length)
      expect(new Set(copies.map(({ raw }) => raw)).size).toBeLessThanOrEqual(1)
      if (letter.state === 'accepted') expect(copies.length - hidden.length).toBe(1)
      else if (letter.state === 'dropped') expect(copies).toEqual([])
      else expect([letter.state, letter.failure]).toEqual(['failed', 'permanent'])
    }
    const known = new Set(letters.map(({ mail }) => mail.messageId))
    expect(had.filter(({ raw }) => !known.has(idOf(raw)))).toEqual([])
    const refused = plan.filter((mood) => mood === 'refusesRcpt' || mood === 'refusesData').length
    expect(letters.filter(({ state }) => state === 'failed').length).toBeLessThanOrEqual(refused)
  }
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...moods), { minLength: 2, maxLength: 12 }), run), {
    numRuns: 6,
    seed: 20_260_914,
    examples: [[['cutsAfterData', 'slow', 'greylists', 'refusesRcpt']]],
  })
}, 60_000)

it('carries both languages, HTML and a due day through SMTP', async () => {
  const before = server.had.length
  await fourDays([])
  const mails = await Promise.all(server.had.slice(before).map(({ raw }) => simpleParser(raw)))
  const task = mails.find(({ subject }) => subject?.startsWith('待办'))
  expect(task?.text).toContain('Open the task')
  expect(task?.html).toContain('打开任务')
  expect(task?.headers.get('auto-submitted')).toBe('auto-generated')
})
