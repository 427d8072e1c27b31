import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, pad } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Parts of administration; each edition changes one of them. */
export const settingGroups = ['flags', 'targets', 'switches', 'directory', 'texts'] as const
export type SettingGroup = (typeof settingGroups)[number]

export type SettingValue = string | number | boolean
/** Values by the id of their setting; null: none chosen. */
export type SettingValues = Readonly<Record<string, SettingValue | null>>

export type SettingChange = {
  readonly id: string
  readonly from: SettingValue | null
  readonly to: SettingValue | null
}

/** A change of settings, proposed by one and settled by another. */
export type SettingEdition = {
  readonly n: number
  readonly group: SettingGroup
  readonly changes: readonly SettingChange[]
  readonly reason: string
  readonly by: string
  readonly at: number
  readonly state: 'proposed' | 'confirmed' | 'declined'
  readonly settledBy: string | null
  readonly settledAt: number | null
  /** Said where it was declined. */
  readonly said: string | null
}

/** Values in force, and each earlier set of flags. */
export type SettingsInForce = { readonly values: SettingValues; readonly former: readonly SettingValues[] }

const editionKeys = keyShape('settings#{area}', '{n}')
export const settingEditionKey = (area: string, n: number) => editionKeys.key(area, pad(n, 6))
const inForceKeys = keyShape('settings', 'values')
export const settingsKey = inForceKeys.key()

const Value = z.union([z.string(), z.number(), z.boolean()]).nullable()
const Values: z.ZodType<SettingValues> = z.record(z.string(), Value)
const Change = exactly<SettingChange>({ id: z.string(), from: Value, to: Value })

export const settingEditionKind = stored('change of settings, proposed in the web', {
  schema: exactly<SettingEdition>({
    ...{ n: z.int(), group: z.enum(settingGroups), changes: z.array(Change).readonly(), reason: z.string() },
    ...{ by: z.string(), at: z.number(), state: z.enum(['proposed', 'confirmed', 'declined']) },
    ...{ settledBy: z.string().nullable(), settledAt: z.number().nullable(), said: z.string().nullable() },
  }),
  keys: [editionKeys],
  due: null,
  from: 'log',
})

export const settingsKind = stored('settings in force that two administrators changed', {
  schema: exactly<SettingsInForce>({ values: Values, former: z.array(Values).readonly() }),
  keys: [inForceKeys],
  due: null,
  from: 'log',
})

export const settingEditionItem = (edition: SettingEdition, area: string, v: number): Item => ({
  ...settingEditionKey(area, edition.n),
  v,
  body: json(edition),
})

export const settingsItem = (settings: SettingsInForce, v: number): Item => ({
  ...settingsKey,
  v,
  body: json(settings),
})

/** Acts on settings, as the log of administration holds them. */
export type SettingActs = {
  readonly 'setting.proposed': Pick<SettingEdition, 'n' | 'group' | 'changes' | 'reason' | 'by'>
  readonly 'setting.confirmed': { readonly n: number; readonly by: string }
  readonly 'setting.declined': { readonly n: number; readonly by: string; readonly reason: string }
}
const of = { n: z.int(), by: z.string() }
export const settingActs: { readonly [Name in keyof SettingActs]: z.ZodType<SettingActs[Name]> } = {
  'setting.proposed': z.strictObject({
    ...{ ...of, group: z.enum(settingGroups), changes: z.array(Change).readonly(), reason: z.string() },
  }),
  'setting.confirmed': z.strictObject(of),
  'setting.declined': z.strictObject({ ...of, reason: z.string() }),
}

export const proposedSetting = (act: SettingActs['setting.proposed'], at: number): SettingEdition => ({
  ...act,
  ...{ at, state: 'proposed', settledBy: null, settledAt: null, said: null },
})

export const settledSetting = (
  edition: SettingEdition,
  { by, reason = null }: { readonly by: string; readonly reason?: string | null },
  at: number,
): SettingEdition => ({
  ...edition,
  state: reason === null ? 'confirmed' : 'declined',
  ...{ settledBy: by, settledAt: at, said: reason },
})

/** Settings once an edition is confirmed. */
export function settingsWith({ values, former }: SettingsInForce, { group, changes }: SettingEdition): SettingsInForce {
  const next = { ...values, ...Object.fromEntries(changes.map(({ id, to }) => [id, to])) }
  return { values: next, former: group === 'flags' ? [...former, flagsIn(values)] : former }
}

export const noSettings: SettingsInForce = { values: {}, former: [] }

/** Switches that an edition moves, by their names. */
export const movedSwitches = ({ changes }: SettingEdition): Readonly<Record<string, number>> =>
  Object.fromEntries(changes.map(({ id, to }) => [id.replace(/^switch\./, ''), Number(to)]))

const flagsIn = (values: SettingValues): SettingValues =>
  Object.fromEntries(Object.entries(values).filter(([id]) => id.startsWith('flag.')))
