import { type Bilingual, fillBoth, inBoth, joinBoth } from '#law/bilingual.ts'
import { actingUnit, type Unit, unitById } from '#records/directory.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Engine } from './engine.ts'

export function holderName(engine: Pick<Engine, 'deployment'>, holder: Holder): Bilingual {
  const role = roleNames[holder.role] ?? plain(holder.role)
  if (holder.unit === null) return role
  const unit = nameOfUnit(engine, holder.unit)
  return holder.role === 'officer' || holder.role === 'system'
    ? unit
    : { zh: `${unit.zh} ${role.zh}`, en: `${unit.en}, ${role.en}` }
}

/** A seat in full: unit and role. */
export function seatName(
  engine: Engine,
  { role, unit, standsInFor }: Holder & { readonly standsInFor?: unknown },
): Bilingual {
  const own = roleNames[role] ?? plain(role)
  const name = standsInFor ? fillBoth(standingIn, { name: own }) : own
  if (unit === null) return name
  const at = nameOfUnit(engine, unit)
  return { zh: `${at.zh} ${name.zh}`, en: `${at.en}, ${name.en}` }
}

export function nameOfUnit(engine: Pick<Engine, 'deployment'>, id: string | null): Bilingual {
  const { directory } = engine.deployment
  const unit = id === null ? null : unitById(directory, id)
  const now = unit?.successor === undefined ? null : actingUnit(directory, unit.id)
  if (unit && now) return fillBoth(mergedInto, { name: inBoth(unit.name), now: inBoth(now.name) })
  if (unit) return inBoth(unit.name)
  return directory.recipients?.find((one) => one.id === id)?.name ?? plain(id ?? '')
}

/** A unit that ended, with whoever has its part now. */
export const mergedInto: Bilingual = { zh: '{name}（已并入{now}）', en: '{name} (now {now})' }

/** Unit that acts for another now: itself, or its successor. */
export const actingId = ({ deployment }: Pick<Engine, 'deployment'>, id: string): string =>
  actingUnit(deployment.directory, id)?.id ?? id

/** A county by its name, else by its government’s. */
export function countyName({ deployment }: Pick<Engine, 'deployment'>, area: string): Bilingual {
  const county = deployment.counties?.find(({ code }) => code === area)
  if (county) return county.name
  const government = deployment.directory.units.find((unit) => unit.area === area && unit.name.zh.endsWith('人民政府'))
  if (!government) return plain(area)
  const zh = government.name.zh.replace(/人民政府$/, '')
  return { zh, en: government.name.en?.replace(/^People[’']s Government of | People[’']s Government$/, '') ?? zh }
}

/** Units by name and id, for editors of the directory. */
export const namesOfUnits = (units: readonly Pick<Unit, 'id' | 'name'>[]): Bilingual =>
  joinBoth(
    units.map(({ id, name }) => {
      const { zh, en } = inBoth(name)
      return { zh: `${zh} ${id}`, en: `${en} ${id}` }
    }),
    { zh: '、', en: ', ' },
  )

export const roleNames: Readonly<Record<string, Bilingual>> = {
  applicant: { zh: '申请人', en: 'the applicant' },
  clerk: { zh: '窗口人员', en: 'hall clerk' },
  intake: { zh: '受理岗', en: 'intake' },
  intakeHead: { zh: '受理审批岗', en: 'head of intake' },
  officer: { zh: '审核岗', en: 'reviewing officer' },
  head: { zh: '单位负责人', en: 'unit head' },
  supervisor: { zh: '监管员', en: 'supervisor' },
  recipient: { zh: '信息使用单位', en: 'recipient' },
  systemAdmin: { zh: '系统管理员', en: 'system administrator' },
  securityAdmin: { zh: '安全管理员', en: 'security administrator' },
  auditor: { zh: '审计管理员', en: 'audit administrator' },
  creditChina: { zh: '“信用中国”', en: 'Credit China' },
  hotline: { zh: '12345 热线', en: 'the 12345 line' },
  system: { zh: '系统', en: 'the system' },
}

/** Somebody who acts in another’s stead. */
export const standingIn: Bilingual = { zh: '{name}（代办）', en: '{name} (standing in)' }

/** A matter of which there is no record. */
export const described: Bilingual = { zh: '所述事项', en: 'the matter described' }

export const plain = (text: string): Bilingual => ({ zh: text, en: text })
