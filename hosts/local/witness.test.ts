import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { administer, change } from '#engine/people/admin-log.ts'
import { seal } from '#engine/proof/seal.ts'
import { folder } from '#tests/contract/folder.ts'
import { testEngine } from '#tests/support/engine.ts'
import { witness } from './witness.ts'

it('hands the newest checkpoint out once each hour, by file and by mail, and again what failed', async () => {
  const place = await folder()
  onTestFinished(() => place.remove())
  const engine = testEngine()
  const places = {
    url: 'https://credit.example',
    witness: { folder: place.path, mails: ['a@b.example'], cosigners: [] },
  }
  const tell = witness(engine, places)
  await tell()
  expect([readdirSync(place.path), engine.mails]).toEqual([[], []])
  engine.setClock(Date.UTC(2026, 8, 1, 10, 5))
  const actor = { id: 'test', role: 'system', unit: null } as const
  await administer(engine, { actor }, 'test.acted', async () => change({}, []))
  const { checkpoint } = await seal(engine)
  engine.answerMail(() => ({ kind: 'temporary', reason: 'busy' }))
  await expect(tell()).rejects.toThrow('a@b.example: busy')
  engine.answerMail(() => ({ kind: 'accepted' }))
  await tell()
  await tell()
  // Another process, as after a restart, mails nothing twice.
  await witness(engine, places)()
  engine.setClock(Date.UTC(2026, 8, 1, 11, 0))
  await tell()
  expect(readdirSync(place.path).toSorted()).toEqual(['checkpoint-2026-09-01T10.txt', 'checkpoint-2026-09-01T11.txt'])
  expect(readFileSync(`${place.path}/checkpoint-2026-09-01T11.txt`, 'utf8')).toBe(checkpoint)
  expect(engine.mails.map(({ to, messageId }) => [to, messageId])).toEqual([
    ['a@b.example', '<checkpoint-2026-09-01T10@credit.example>'],
    ['a@b.example', '<checkpoint-2026-09-01T11@credit.example>'],
  ])
  expect(engine.mails[0]?.text).toContain(checkpoint ?? 'none')
  expect(engine.mails[0]?.subject).toBe('日志检查点 1 Checkpoint 1')
})
