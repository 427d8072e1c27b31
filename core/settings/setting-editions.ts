import { tellSuccession } from '#engine/mail/tell-staff.ts'
import { type AdminOutcome, administer, change, refused } from '#engine/people/admin-log.ts'
import type { Action } from '#engine/people/authorise.ts'
import { isOnePerson, peopleOf } from '#engine/people/people.ts'
import {
  movedSwitches,
  noSettings,
  proposedSetting,
  type SettingActs,
  type SettingChange,
  type SettingEdition,
  type SettingGroup,
  type SettingValue,
  settingEditionItem,
  settingEditionKey,
  settingEditionKind,
  settingsItem,
  settingsKey,
  settingsKind,
  settingsWith,
  settledSetting,
} from '#engine/people/setting-kind.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item, Write } from '#engine/store/ports.ts'
import { readPage, readRound } from '#engine/store/read.ts'
import { readSwitches, switchesItem, switchesKey, valuesOf } from '#engine/store/switches.ts'
import { isThere, unitById } from '#records/directory.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { contradictions, settingById, switchOf } from './catalogue.ts'
import { withSettings } from './put-setting.ts'
import { readSetting, type Setting } from './setting.ts'
import { endedBy } from './unit-settings.ts'

/** Characters of a reason, at most. */
export const mostOfReason = 500

/** Changes of settings, the newest first. */
export async function settingEditions(
  { table, deployment }: Pick<Engine, 'table' | 'deployment'>,
  at: string | undefined,
): Promise<Paged<SettingEdition>> {
  const { pk } = settingEditionKey(deployment.area, 1)
  const page = await readPage(table, { index: 'main', pk, newestFirst: true }, at)
  return across(page, (items) => items.map(settingEditionKind.read))
}

export async function findSettingEdition(
  { table, deployment }: Pick<Engine, 'table' | 'deployment'>,
  n: number,
): Promise<SettingEdition | null> {
  const item = await table.get(settingEditionKey(deployment.area, n))
  return item ? settingEditionKind.read(item) : null
}

/** A setting's value now; switches are read from the store. */
export async function settingNow(engine: Engine, setting: Setting): Promise<SettingValue | null> {
  const id = switchOf(setting.id)
  return id === null ? setting.now(engine.deployment) : (await readSwitches(engine))[id]
}

/** Right to propose a change of each group. */
export const proposing: Readonly<Record<SettingGroup, Action>> = {
  flags: 'settings.propose',
  targets: 'settings.propose',
  directory: 'settings.propose',
  texts: 'settings.propose',
  switches: 'switches.change',
}

type Asked = {
  readonly group: SettingGroup
  /** Typed values by the id of their setting. */
  readonly typed: Readonly<Record<string, string>>
  readonly reason: string
}
export type ProposedSetting =
  | Exclude<AdminOutcome, { kind: 'done' }>
  | { readonly kind: 'done'; readonly seq: number; readonly n: number }

/** One administrator proposes other values; nothing changes yet. */
export async function proposeSettings(engine: Engine, by: string, asked: Asked): Promise<ProposedSetting> {
  const { group, typed } = asked
  const reason = asked.reason.trim()
  let n = 0
  await engine.renew?.(true)
  const done = await administer(engine, { person: by, action: proposing[group] }, 'setting.proposed', async (_, at) => {
    const read = await changesIn(engine, group, typed)
    if (read === null) return refused('notFound')
    const unable = Object.fromEntries((await notTaking(engine, read.changes)).map((id) => [id, 'cannotTake']))
    const faults = { ...unable, ...read.faults, ...(reason === '' && { reason: 'required' }) }
    if (reason.length > mostOfReason) return refused('malformed', { ...faults, reason: 'tooLong' })
    if (Object.values(faults).includes('outOfBounds')) return refused('outOfBounds', faults)
    if (Object.keys(faults).length > 0) return refused('malformed', faults)
    if (read.changes.length === 0) return refused('malformed', { [Object.keys(typed)[0] ?? 'reason']: 'sameAsNow' })
    n = (await lastOf(engine)) + 1
    const act: SettingActs['setting.proposed'] = { n, group, changes: read.changes, reason, by }
    return change(act, [
      { put: settingEditionItem(proposedSetting(act, at), engine.deployment.area, 1), when: 'absent' },
    ])
  })
  return done.kind === 'done' ? { ...done, n } : done
}

/** Somebody else confirms: every process goes by it within seconds. */
export async function confirmSettings(engine: Engine, by: string, n: number): Promise<AdminOutcome> {
  const done = await settle(engine, by, n, 'setting.confirmed', async (edition, item, at) => {
    // At each try: another edition may have been confirmed meanwhile.
    await engine.renew?.(true)
    for (const { id, from } of edition.changes) {
      const setting = settingById(engine.deployment, id)
      if (!setting || (await settingNow(engine, setting)) !== from) return refused('movedOn')
    }
    if (Object.keys(contradictions(deploymentAfter(engine, edition.changes))).length > 0) return refused('movedOn')
    // The successor may have ended, or lost its people.
    if ((await notTaking(engine, edition.changes)).length > 0) return refused('movedOn')
    const put = settingEditionItem(settledSetting(edition, { by }, at), engine.deployment.area, item.v + 1)
    return change({ n, by } satisfies SettingActs['setting.confirmed'], [
      { put, when: { v: item.v } },
      await putsInForce(engine, edition),
      ...(await tellsOfEnds(engine, edition)),
    ])
  })
  if (done.kind === 'done') await engine.renew?.(true)
  return done
}

/** Declined with reasons, or taken back by whoever proposed it. */
export function declineSettings(engine: Engine, by: string, n: number, reason: string): Promise<AdminOutcome> {
  return settle(engine, by, n, 'setting.declined', async (edition, item, at) => {
    if (reason.trim() === '') return refused('malformed', { reason: 'required' })
    const act: SettingActs['setting.declined'] = { n, by, reason: reason.trim() }
    const put = settingEditionItem(settledSetting(edition, act, at), engine.deployment.area, item.v + 1)
    return change(act, [{ put, when: { v: item.v } }])
  })
}

async function putsInForce({ table }: Engine, edition: SettingEdition): Promise<Write> {
  const isSwitches = edition.group === 'switches'
  const there = await table.get(isSwitches ? switchesKey : settingsKey)
  const v = (there?.v ?? 0) + 1
  const put = isSwitches
    ? switchesItem({ ...(there ? valuesOf(there) : {}), ...movedSwitches(edition) }, v)
    : settingsItem(settingsWith(there ? settingsKind.read(there) : noSettings, edition), v)
  return { put, when: there ? { v: there.v } : 'absent' }
}

/** Mails about units that end, to both sides. */
async function tellsOfEnds(engine: Engine, { changes }: SettingEdition): Promise<readonly Write[]> {
  const ends = changes.flatMap(({ id, to }) => {
    const unit = endedBy(id)
    return unit === null || to === null ? [] : [{ unit, successor: String(to) }]
  })
  const mails = await Promise.all(ends.map(({ unit, successor }) => tellSuccession(engine, unit, successor)))
  return mails.flat()
}

/** Ends of units whose successor could not act: no officer, no other head. */
async function notTaking(engine: Engine, changes: readonly SettingChange[]): Promise<readonly string[]> {
  const ends = changes.filter(({ id, to }) => endedBy(id) !== null && to !== null)
  const able = await Promise.all(
    ends.map(async ({ to }) => {
      const unit = unitById(engine.deployment.directory, String(to))
      if (!unit || !isThere(unit)) return false
      const [proposing, approving]: readonly [Role, Role] = unit.isPlatform
        ? ['intake', 'intakeHead']
        : ['officer', 'head']
      const [officers, heads] = [
        await peopleOf(engine, { role: proposing, unit: unit.id }),
        await peopleOf(engine, { role: approving, unit: unit.id }),
      ]
      return heads.some((head) => officers.some(({ id }) => id !== head.id))
    }),
  )
  return ends.flatMap(({ id }, i) => (able[i] ? [] : [id]))
}

type Read = { readonly changes: readonly SettingChange[]; readonly faults: Readonly<Record<string, string>> }

/** Typed values that differ; null: no such setting. */
async function changesIn(engine: Engine, group: SettingGroup, typed: Asked['typed']): Promise<Read | null> {
  const changes: SettingChange[] = []
  const faults: Record<string, string> = {}
  for (const [id, text] of Object.entries(typed)) {
    const setting = settingById(engine.deployment, id)
    if (setting?.group !== group) return null
    const read = readSetting(setting, text)
    if ('fault' in read) faults[id] = read.fault
    else {
      const from = await settingNow(engine, setting)
      if (setting.once && from !== null) faults[id] = 'unitThere'
      else if (from !== read.value) changes.push({ id, from, to: read.value })
    }
  }
  return { changes, faults: { ...contradictions(deploymentAfter(engine, changes)), ...faults } }
}

const deploymentAfter = ({ deployment }: Engine, changes: readonly SettingChange[]) =>
  withSettings(deployment, Object.fromEntries(changes.map(({ id, to }) => [id, to])))

function settle(
  engine: Engine,
  by: string,
  n: number,
  type: 'setting.confirmed' | 'setting.declined',
  plan: (edition: SettingEdition, item: Item, at: number) => Promise<ReturnType<typeof change | typeof refused>>,
): Promise<AdminOutcome> {
  return administer(engine, { person: by, action: 'settings.confirm' }, type, async (_, at) => {
    const item = await engine.table.get(settingEditionKey(engine.deployment.area, n))
    if (!item) return refused('notFound')
    const edition = settingEditionKind.read(item)
    if (edition.state !== 'proposed') return refused('movedOn')
    const isOwn = type === 'setting.confirmed' && (await isOnePerson(engine, edition.by, by))
    return isOwn ? refused('fourEyes') : plan(edition, item, at)
  })
}

async function lastOf({ table, deployment }: Engine): Promise<number> {
  const { pk } = settingEditionKey(deployment.area, 1)
  const [item] = await readRound(table, { index: 'main', pk, newestFirst: true }, 1)
  return item ? settingEditionKind.read(item).n : 0
}
