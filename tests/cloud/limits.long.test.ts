import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseAt } from '#engine/case/case-of.ts'
import { digestKey, digestKind } from '#engine/mail/digest.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { nightAudit } from '#engine/proof/audited.ts'
import { scanKey, scanKind } from '#engine/scan/scan.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { readAll } from '#engine/store/read.ts'
import { instantOn } from '#law/day.ts'
import { patience } from '#tests/support/patience.ts'
import { drive, peopleAt } from './drive.ts'
import { evidenceFile } from './evidence-file.ts'
import { closed, type DemoCloud, holdSound, opened, unmet } from './opened.ts'
import { corrected } from './walk.ts'
import { atRest, type Site, siteOf } from './worlds.ts'

const modes = ['wait', 'park'] as const
const handOn = 'A3'

describe.runIf(!unmet).each(modes)(`a limit that nobody keeps, in %s mode${unmet ? ` (${unmet})` : ''}`, (mode) => {
  let cloud: DemoCloud
  let site: Site
  let objection = ''
  beforeAll(async () => {
    cloud = await opened({ mode, still: true })
    site = siteOf(cloud)
  })
  afterAll(() => closed(cloud))

  const file = async (id: string): Promise<CaseFile> => {
    const found = await caseAt(site, id)
    if (!found) throw new Error(`no case ${id}`)
    return found
  }
  const calls = (door: string) =>
    Object.entries(cloud.report().functions).find(([name]) => name.startsWith(door))?.[1].invocations ?? 0

  const stored = async (key: Key): Promise<Item> => {
    const found = await site.table.get(key)
    if (!found) throw new Error(`${key.pk} is not planned`)
    return found
  }
  const scan = async () => scanKind.read(await stored(scanKey))
  const digest = async () => digestKind.read(await stored(digestKey))
  const letters = async () =>
    (await readAll(site.table, { index: 'main', pk: caseKey(objection).pk, prefix: 'mail#' })).map(letterOf)

  /** Moves the clock to what is due next. */
  async function due(id: string): Promise<void> {
    const { wakeAt } = await file(id)
    if (wakeAt === null) throw new Error(`${id} waits for nothing`)
    await cloud.passTo(wakeAt + 1000)
    if (mode === 'park') await cloud.tick('clocksweep')
    // Letters that warn wait for the morning: rest is not waited for.
    await expect.poll(async () => (await file(id)).wakeAt, patience).not.toBe(wakeAt)
  }

  it('is warned of, and breached at its midnight', async () => {
    const caseId = await drive(peopleAt(cloud.url), { ...corrected(1), acts: [] }, await evidenceFile()).then(
      (filed) => filed.caseId,
    )
    objection = caseId
    await atRest(site, caseId)
    const clock = async () => (await file(caseId)).clocks[handOn]
    const ahead = (await clock())?.ahead ?? []
    expect(ahead.map(({ milestone }) => milestone)).toEqual(['atRisk', 'dueToday', 'breach'])
    for (let left = 9; (await clock())?.breachedAt === null && left > 0; left -= 1) await due(caseId)
    const late = ((await clock())?.breachedAt ?? 0) - (ahead.at(-1)?.at ?? 0)
    expect(late).toBeGreaterThanOrEqual(0)
    expect(late).toBeLessThan(3_600_000)
    expect(calls('workflowfire') > 0).toBe(mode === 'wait')
    holdSound(cloud)
  })

  it('leaves a log in which the nightly audit finds nothing', async () => {
    await cloud.tick('clockseal', 'clockhooks', 'clockaudit')
    const planned = await nightAudit(site)
    if (!planned) throw new Error('no night is planned')
    await cloud.passTo(instantOn(planned.day, '03:01'))
    for (let left = 40; (await nightAudit(site))?.last === null && left > 0; left -= 1)
      await cloud.tick('clockseal', 'clockaudit')
    expect((await nightAudit(site))?.last).toMatchObject({ found: 0, first: [] })
    holdSound(cloud)
  })

  it('has the register looked over by night, and warnings and digests posted in the morning', async () => {
    await cloud.tick('clocksweep')
    const night = (await scan()).day
    const morning = await digest()
    await cloud.passTo(Math.max(instantOn(night, '02:00'), morning) + 60_000)
    for (let left = 40; !((await scan()).day > night && (await digest()) > morning) && left > 0; left -= 1)
      await cloud.tick('clocksweep', 'streamletters')
    expect([(await scan()).day > night, (await digest()) > morning]).toEqual([true, true])
    const late = async () =>
      (await letters()).filter(({ notice, state }) => notice === 'overdue' && state !== 'accepted')
    for (let left = 40; (await late()).length > 0 && left > 0; left -= 1) await cloud.tick('streamletters')
    expect((await letters()).filter(({ notice }) => notice === 'overdue')).not.toEqual([])
    expect(await late()).toEqual([])
    holdSound(cloud)
  })
})
