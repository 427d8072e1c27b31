import { leastYearsKept } from '#engine/register/erasure.ts'
import type { Deployment } from '#engine/store/host.ts'
import { type MailHours, usualHours } from '#engine/store/mail-hours.ts'
import { isSwitch, type Switch, type SwitchId, switches, switchIds } from '#engine/store/switches.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { openQuestions } from '#law/open-questions.ts'
import { rules } from '#law/rules.ts'
import { lengthOf, type TimeLimit } from '#law/time-limit.ts'
import { LadderShape, usualLadder } from '#workflows/contract/warnings.ts'
import { addedCounty, countySetting, stillSettled } from './county-settings.ts'
import { addedUnit, domainSettings } from './directory-settings.ts'
import { halfSaid, letterSetting } from './letter-settings.ts'
import type { Setting, SettingShape } from './setting.ts'
import { settingNames as names } from './setting-words.ts'
import { unitSetting } from './unit-settings.ts'

/** Flags, targets and switches; units come from the directory. */
export const catalogue: readonly Setting[] = [
  ...openQuestions
    .filter(({ settled }) => Object.keys(settled).length > 0)
    .map(({ id, question, untilSettled, settled }) =>
      flag(id, { name: question, meaning: null }, choice(settled, untilSettled)),
    ),
  flag('permitStatus', names.permitStatus, {
    kind: 'choice',
    of: (['national', 'local'] as const).map((value) => ({ value, name: names.permitStatus[value] })),
    none: names.permitStatus.none,
  }),
  {
    ...flag('figuresPerUnit', names.figuresPerUnit, {
      kind: 'choice',
      of: [
        { value: true, name: names.figuresPerUnit.yes },
        { value: false, name: names.figuresPerUnit.no },
      ],
      none: null,
    }),
    now: ({ flags }) => flags['figuresPerUnit'] === true,
  },
  count('smallestCount', names.smallestCount, { usual: 5, least: 3, most: 50, unit: names.cases }),
  count('draft.days', names.draftDays, { usual: 30, least: 7, most: 180, unit: names.days }),
  count('contact.days', names.contactDays, { usual: 365, least: 30, most: 3650, unit: names.days }),
  count('case.years', names.caseYears, {
    ...{ usual: leastYearsKept, least: leastYearsKept, most: 100, unit: names.years },
  }),
  count('manyClients', names.manyClients, { usual: 5, least: 2, most: 100, unit: names.people }),
  count('filings.day', names.filingsDay, { usual: 300, least: 20, most: 10_000, unit: names.cases }),
  count('drafts.most', names.draftsMost, { usual: 100, least: 10, most: 1000, unit: names.drafts }),
  count('incident.days', names.incidentDays, { usual: 1, least: 1, most: 5, unit: names.workingDays }),
  time('from', names.mailFrom),
  time('to', names.mailTo),
  time('digest', names.mailDigest),
  urging('urged', names.urged),
  urging('urgedAgain', names.urgedAgain),
  ...rules.flatMap(lengthSetting),
  ...switchIds.map(switchSetting),
]

type Place = Pick<Deployment, 'directory' | 'texts' | 'counties'>

/** A setting by its id; undefined where this city has none such. */
export const settingById = (deployment: Place, id: string): Setting | undefined =>
  catalogue.find((one) => one.id === id) ??
  unitSetting(deployment, id) ??
  addedUnit(id) ??
  addedCounty(id) ??
  countySetting(deployment, id) ??
  letterSetting(deployment, id) ??
  domainSettings(deployment).find((one) => one.id === id)

/** Its name, or its id where this city has none such. */
export const settingName = (deployment: Place, id: string): Bilingual =>
  settingById(deployment, id)?.name ?? two(id, id)

/** Fields that contradict each other after a change, by id. */
export function contradictions(deployment: Deployment): Readonly<Record<string, string>> {
  const { mailHours, ladder } = deployment
  const { from, to, digest } = mailHours ?? usualHours
  return {
    ...halfSaid(deployment),
    ...stillSettled(deployment),
    ...(from < to ? {} : { 'target.mail.to': 'invalid' }),
    ...(from <= digest && digest < to ? {} : { 'target.mail.digest': 'invalid' }),
    ...(isRising(ladder ?? usualLadder) ? {} : { 'target.ladder.urgedAgain': 'invalid' }),
  }
}

function isRising(ladder: NonNullable<Deployment['ladder']>): boolean {
  const days = (level: string) => ladder.find((row) => row.level === level)?.days ?? null
  const [first, second] = [days('urged'), days('urgedAgain')]
  return LadderShape.safeParse(ladder).success && (first === null || second === null || first < second)
}

type Said = { readonly name: Bilingual; readonly meaning: Bilingual | null }

function choice(settled: Readonly<Record<string, Bilingual>>, none: Bilingual): SettingShape {
  return { kind: 'choice', of: Object.entries(settled).map(([value, name]) => ({ value, name })), none }
}

function flag(name: string, said: Said, shape: SettingShape): Setting {
  const id = `flag.${name}`
  return {
    ...{ id, group: 'flags', card: id, name: named(name, said.name), meaning: said.meaning, shape },
    now: ({ flags }) => flags[name] ?? null,
  }
}

/** Open questions are known by their number too. */
function named(id: string, { zh, en }: Bilingual): Bilingual {
  return /^L\d+$/.test(id) ? two(`${id} ${zh}`, `${id} ${en}`) : two(zh, en)
}

type Bounds = { readonly usual: number; readonly least: number; readonly most: number; readonly unit: Bilingual }

function count(name: string, { name: title, meaning }: Said, { usual, least, most, unit }: Bounds): Setting {
  const id = `target.${name}`
  return {
    ...{ id, group: 'targets', card: id, name: title, meaning },
    shape: { kind: 'whole', least, most, unit },
    now: ({ flags }) => flags[name] ?? usual,
  }
}

function time(name: keyof MailHours, { name: title, meaning }: Said): Setting {
  return {
    ...{ id: `target.mail.${name}`, group: 'targets', card: 'mail', name: title, meaning },
    shape: { kind: 'line', most: 5, least: 5, like: /^([01]\d|2[0-3]):[0-5]\d$/, fault: 'badTime' },
    now: ({ mailHours = usualHours }) => mailHours[name],
  }
}

function urging(level: 'urged' | 'urgedAgain', { name, meaning }: Said): Setting {
  return {
    ...{ id: `target.ladder.${level}`, group: 'targets', card: 'ladder', name, meaning },
    shape: { kind: 'whole', least: 1, most: 60, unit: names.workingDays },
    now: ({ ladder = usualLadder }) => ladder.find((row) => row.level === level)?.days ?? null,
  }
}

/** Length of a target that is ours altogether; none of the law’s. */
function lengthSetting(limit: TimeLimit): Setting | [] {
  const { id, owes, step, textStatus, force, informative } = limit
  const length = lengthOf(limit)
  const isOurs = textStatus === 'UNV' && force === 'target' && !informative
  if (!isOurs || !length || (length.unit !== 'workingDays' && length.unit !== 'calendarDays')) return []
  const isTheirs = owes === 'subject' || owes === 'applicant'
  return {
    ...{ id: `target.limit.${id}`, group: 'targets', card: `target.limit.${id}`, meaning: names.limitMeaning },
    name: two(`${id} ${step.zh}`, `${id} ${step.en}`),
    shape: {
      ...{ kind: 'whole', least: isTheirs ? length.n : 1, most: Math.max(5, 2 * length.n) },
      unit: length.unit === 'workingDays' ? names.workingDays : names.days,
    },
    now: ({ targets }) => targets?.[id] ?? length.n,
  }
}

/** Switches stand in an item of their own, read at each request. */
function switchSetting(id: SwitchId): Setting {
  const { name, meaning, unit, least, most }: Switch = switches[id]
  return {
    ...{ id: `switch.${id}`, group: 'switches', card: `switch.${id}`, name, meaning },
    shape:
      unit === 'yesNo'
        ? { kind: 'choice', of: [one(1, names.yes), one(0, names.no)], none: null }
        : { kind: 'whole', least, most, unit: names[unit] },
    now: () => null,
  }
}

function one(value: number, name: Bilingual) {
  return { value, name }
}

/** The switch that a setting moves; null: another setting. */
export function switchOf(id: string): SwitchId | null {
  const name = id.startsWith('switch.') ? id.slice('switch.'.length) : ''
  return isSwitch(name) ? name : null
}
