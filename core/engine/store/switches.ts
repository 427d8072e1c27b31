import { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import type { Engine } from './engine.ts'
import { keyShape } from './key-shape.ts'
import { json } from './keys.ts'
import type { Item } from './ports.ts'
import { stored } from './stored.ts'

/** Setting of 等级保护 within lawful bounds; `yesNo` counts 0 and 1. */
export type Switch = {
  readonly unit: 'minutes' | 'hours' | 'times' | 'sessions' | 'yesNo'
  readonly default: number
  readonly least: number
  readonly most: number
  readonly name: Bilingual
  readonly meaning: Bilingual
}

/** The bounds are ours; level protection demands that each exists (GD 8). */
export const switches = {
  failuresBeforeLock: {
    unit: 'times',
    default: 5,
    least: 3,
    most: 10,
    name: { zh: '失败几次后锁定', en: 'Failures before an account is locked' },
    meaning: {
      zh: '验证码连续输错这么多次，账户即被锁定。',
      en: 'So many wrong one-time codes in a row lock the account.',
    },
  },
  lockMinutes: {
    unit: 'minutes',
    default: 30,
    least: 10,
    most: 1440,
    name: { zh: '锁定多久', en: 'How long it stays locked' },
    meaning: {
      zh: '到时自动解锁；安全管理员可以提前解锁。',
      en: 'It opens by itself afterwards; the security administrator may open it earlier.',
    },
  },
  sessionIdleMinutes: {
    unit: 'minutes',
    default: 30,
    least: 5,
    most: 60,
    name: { zh: '无操作多久后退出', en: 'Signed out after so long without a request' },
    meaning: { zh: '每次打开页面重新计算。', en: 'Counted anew with each page.' },
  },
  sessionHours: {
    unit: 'hours',
    default: 12,
    least: 1,
    most: 24,
    name: { zh: '一次登录最长多久', en: 'A sign-in lasts at most' },
    meaning: { zh: '无论是否在操作，到时须重新登录。', en: 'Afterwards one signs in again, busy or not.' },
  },
  staffSecondFactor: {
    unit: 'yesNo',
    default: 1,
    least: 0,
    most: 1,
    name: { zh: '工作人员登录须二次验证', en: 'Staff sign in with a second factor' },
    meaning: {
      zh: '登录后再输入动态口令或短信验证码。只有统一身份认证平台本身已要求两种因素时才可关闭；演示默认关闭。',
      en: 'A code of an authenticator or by text after signing in. Off only where the issuer itself asks for two factors; off in a demonstration.',
    },
  },
  sessionsAtOnce: {
    unit: 'sessions',
    default: 5,
    least: 1,
    most: 10,
    name: { zh: '一人同时登录几处', en: 'Sign-ins of one person at once' },
    meaning: { zh: '再多登录一处时，最早的一处退出。', en: 'One more ends the oldest.' },
  },
} as const satisfies Record<string, Switch>

export type SwitchId = keyof typeof switches
export type SwitchValues = Readonly<Record<SwitchId, number>>

export const switchIds = Object.keys(switches).filter(isSwitch)

export function isSwitch(id: string): id is SwitchId {
  return Object.hasOwn(switches, id)
}

/** Whole and within bounds; else not taken. */
export const isLawful = (id: SwitchId, value: number): boolean =>
  Number.isInteger(value) && value >= switches[id].least && value <= switches[id].most

/** Switches: as set, else deployment's, else default. */
export async function readSwitches(engine: Pick<Engine, 'table' | 'deployment'>): Promise<SwitchValues> {
  const item = await engine.table.get(switchesKey)
  const demo = engine.deployment.demo ? { staffSecondFactor: 0 } : {}
  const set: Readonly<Record<string, number | undefined>> = {
    ...demo,
    ...engine.deployment.switches,
    ...(item ? valuesOf(item) : {}),
  }
  const value = (id: SwitchId): number => {
    const own = set[id]
    return own !== undefined && isLawful(id, own) ? own : switches[id].default
  }
  return {
    failuresBeforeLock: value('failuresBeforeLock'),
    lockMinutes: value('lockMinutes'),
    sessionIdleMinutes: value('sessionIdleMinutes'),
    sessionHours: value('sessionHours'),
    staffSecondFactor: value('staffSecondFactor'),
    sessionsAtOnce: value('sessionsAtOnce'),
  }
}

const keys = keyShape('switches', 'values')
export const switchesKey = keys.key()

export const switchesKind = stored('switches of the deployment', {
  schema: z.partialRecord(z.enum(switchIds), z.number()),
  keys: [keys],
  due: null,
  from: 'log',
})
export const valuesOf = switchesKind.read

export const switchesItem = (values: Partial<SwitchValues>, v: number): Item => ({
  ...switchesKey,
  v,
  body: json(values),
})
