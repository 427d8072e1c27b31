import { countsOn, standingOf } from '#engine/figures/workload-counts.ts'
import { may } from '#engine/people/authorise.ts'
import { nameOfPerson, peopleOf } from '#engine/people/people.ts'
import type { SettingEdition, SettingGroup, SettingValue } from '#engine/people/setting-kind.ts'
import { inUnits } from '#engine/people/stand-in.ts'
import { recordsLooked, shownOtherwise } from '#engine/scan/flags-change.ts'
import type { Engine } from '#engine/store/engine.ts'
import { queueOf } from '#engine/store/keys.ts'
import { countyName, nameOfUnit, plain } from '#engine/store/names.ts'
import { across, paged } from '#engine/store/paged.ts'
import { pageSize } from '#engine/store/read.ts'
import { withOwn } from '#engine/texts/letter-text.ts'
import { type Bilingual, joinBoth, two } from '#law/bilingual.ts'
import { catalogue, settingById, settingName } from '#settings/catalogue.ts'
import { countySettings, newCounty, openAreas } from '#settings/county-settings.ts'
import { domainSettings, newUnit } from '#settings/directory-settings.ts'
import { letterOf, letterSettings, letterTitle } from '#settings/letter-settings.ts'
import { withSettings } from '#settings/put-setting.ts'
import { type Setting, saySetting } from '#settings/setting.ts'
import {
  confirmSettings,
  declineSettings,
  findSettingEdition,
  proposeSettings,
  proposing,
  settingEditions,
  settingNow,
} from '#settings/setting-editions.ts'
import { settingNames } from '#settings/setting-words.ts'
import { endedBy, unitSettings } from '#settings/unit-settings.ts'
import { SettingEditionPage } from '#web/admin/setting-edition-page.tsx'
import { newCard, type SettingCard, SettingGroupPage, SettingUnitsPage } from '#web/admin/setting-group-page.tsx'
import { SettingsPage } from '#web/admin/settings-page.tsx'
import { paths } from '#web/paths.ts'
import { settings as words } from '#web/words/staff/settings.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Settings: proposed by one administrator, confirmed by another. */
export const settingRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/settings', run: (ask, engine) => listPage(ask, engine) },
  { method: 'GET', path: '/admin/settings/{group}', run: (ask, engine) => partPage(ask, engine) },
  { method: 'POST', path: '/admin/settings/{group}', run: (ask, engine) => propose(ask, engine) },
  { method: 'GET', path: '/admin/settings/directory/{unit}', run: (ask, engine) => partPage(ask, engine) },
  { method: 'POST', path: '/admin/settings/directory/{unit}', run: (ask, engine) => propose(ask, engine) },
  {
    method: 'GET',
    path: '/admin/settings/editions/{n}',
    run: withEdition((ask, engine, edition) => onePage(ask, engine, edition)),
  },
  {
    method: 'POST',
    path: '/admin/settings/editions/{n}',
    run: withEdition(async (ask, engine, { n }) => {
      const { act, reason = '' } = ask.form
      const by = ask.person.id
      const done = await (act === 'decline' ? declineSettings(engine, by, n, reason) : confirmSettings(engine, by, n))
      if (done.kind === 'done') return goTo(ask, paths.settingEdition(n))
      const now = await findSettingEdition(engine, n)
      return done.refusal.code === 'notFound' || !now
        ? notFound(ask)
        : refusing(done.refusal, await onePage(ask, engine, now, done.refusal))
    }),
  },
]

function withEdition(run: (ask: Signed, engine: Engine, edition: SettingEdition) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    if (!may(ask.person, 'settings.read')) return notFound(ask)
    const n = /^\d{1,6}$/.test(ask.params['n'] ?? '') ? Number(ask.params['n']) : 0
    const edition = await findSettingEdition(engine, n)
    return edition ? run(ask, engine, edition) : notFound(ask)
  }
}

async function listPage(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'settings.read')) return notFound(ask)
  const list = await settingEditions(engine, ask.query['cursor'])
  const names = settingNames.groups
  return page(
    <SettingsPage
      shell={ask.shell}
      groups={[
        ...(['flags', 'targets', 'directory', 'texts'] as const).map((one) => ({
          path: paths.settingGroup(one),
          name: names[one],
        })),
        { path: paths.settingGroup('counties'), name: settingNames.counties },
        { path: paths.settingGroup('domains'), name: settingNames.domains },
        ...(may(ask.person, 'switches.read') ? [{ path: paths.switches, name: names.switches }] : []),
      ]}
      list={await across(list, (all) => Promise.all(all.map((one) => lineOf(engine, one))))}
    />,
  )
}

/** A part with its address, if there is one of that name. */
type Part = {
  readonly group: SettingGroup
  readonly title: Bilingual
  readonly path: string
  readonly unit: string | null
  /** Fields of the responsibility register, or counties. */
  readonly list?: 'domains' | 'counties'
}

function partOf({ params: { group, unit } }: Signed, { deployment }: Engine): Part | null {
  if (unit !== undefined) {
    if (unitSettings(deployment, unit).length === 0) return null
    return { group: 'directory', title: nameOfUnit({ deployment }, unit), path: paths.settingUnit(unit), unit }
  }
  if (group === 'domains' || group === 'counties')
    return { group: 'directory', title: settingNames[group], path: paths.settingGroup(group), unit: null, list: group }
  if (group !== 'flags' && group !== 'targets' && group !== 'directory' && group !== 'texts') return null
  return { group, title: settingNames.groups[group], path: paths.settingGroup(group), unit: null }
}

async function partPage(ask: Signed, engine: Engine, refused?: Refusal): Promise<Reply> {
  const part = may(ask.person, 'settings.read') && partOf(ask, engine)
  if (!part) return notFound(ask)
  if (isUnits(part)) return unitsPage(ask, engine, part, refused)
  const isInDirectory = part.group === 'directory'
  return page(
    <SettingGroupPage
      shell={ask.shell}
      title={part.title}
      path={part.path}
      back={
        isInDirectory
          ? { path: paths.settingGroup('directory'), name: settingNames.groups.directory }
          : { path: paths.settings, name: words.title }
      }
      cards={await cardsOf(engine, settingsOf(engine, part))}
      mayPropose={may(ask.person, proposing[part.group]) !== null}
      hasNew={part.list === 'counties'}
      {...(refused && { refusal: refused, scope: ask.form['card'] ?? '', values: ask.form })}
    />,
    refused ? statusOf(refused.code) : 200,
  )
}

const isUnits = ({ group, unit, list }: Part) => group === 'directory' && unit === null && list === undefined

function settingsOf({ deployment }: Engine, { group, unit, list }: Part): readonly Setting[] {
  if (list === 'domains') return domainSettings(deployment)
  if (list === 'counties') return countySettings(deployment)
  if (group === 'texts') return letterSettings(deployment)
  return unit === null ? catalogue.filter((one) => one.group === group) : unitSettings(deployment, unit)
}

function unitsPage(ask: Signed, engine: Engine, { title }: Part, refused?: Refusal): Reply {
  const { units } = engine.deployment.directory
  const from = /^\d{1,4}$/.test(ask.query['cursor'] ?? '') ? Number(ask.query['cursor']) : 0
  const next = from + pageSize
  const items = units.slice(from, next).map(({ id, contact }) => ({
    id,
    name: nameOfUnit(engine, id),
    contact: [contact?.phone, contact?.person?.[ask.shell.lang]].filter(Boolean).join(' · ') || '—',
  }))
  const cursor = next < units.length ? String(next) : null
  return page(
    <SettingUnitsPage
      shell={ask.shell}
      title={title}
      units={paged({ items, cursor })}
      mayPropose={may(ask.person, proposing.directory) !== null}
      names={settingNames}
      areas={openAreas(engine.deployment)?.map((code) => ({ value: code, name: areaName(engine, code) })) ?? null}
      {...(refused && { refusal: refused, values: ask.form })}
    />,
    refused ? statusOf(refused.code) : 200,
  )
}

const areaName = (engine: Engine, code: string): Bilingual =>
  code === engine.deployment.area ? engine.deployment.city : countyName(engine, code)

async function cardsOf(engine: Engine, settings: readonly Setting[]): Promise<readonly SettingCard[]> {
  const known = await Promise.all(
    settings.map(async (setting) => {
      const { card, id, name, meaning, shape } = setting
      const value = await settingNow(engine, setting)
      const said = saySetting(setting, value)
      return { card, of: { id, name, meaning, shape, said, typed: value === null ? '' : String(value) } }
    }),
  )
  return [...Map.groupBy(known, ({ card }) => card)].map(([card, all]) => ({
    card,
    title: cardTitle(engine, card, all[0]?.of.name ?? plain(card), all.length),
    settings: all.map((one) => one.of),
  }))
}

function cardTitle(engine: Engine, card: string, name: Bilingual, many: number): Bilingual {
  const { deployment } = engine
  const letter = letterOf(card)
  if (letter !== null) return titleOfLetter(engine, letter)
  const county = deployment.counties?.find(({ code }) => card === `county.${code}`)
  if (county) return county.name
  if (many === 1) return name
  return card === 'mail' ? words.mail : card === 'ladder' ? words.ladder : settingNames.groups.directory
}

/** Begins with the procedure: several have letters of one title. */
function titleOfLetter({ deployment, procedures }: Engine, letter: string): Bilingual {
  const [folder = ''] = letter.split('/')
  const of = Object.values(procedures).find(({ id }) => id.toLowerCase() === folder.replaceAll('-', ''))
  const title = letterTitle(deployment, letter)
  return of ? joinBoth([of.pages.words.title, title], two(' · ', ' · ')) : title
}

async function propose(ask: Signed, engine: Engine): Promise<Reply> {
  const part = may(ask.person, 'settings.read') && partOf(ask, engine)
  if (!part || !may(ask.person, proposing[part.group])) return notFound(ask)
  await engine.renew?.(true)
  if (isUnits(part)) return proposeNew(ask, engine, newUnit(engine.deployment, ask.form))
  const { card, reason = '' } = ask.form
  if (part.list === 'counties' && card === newCard)
    return proposeNew(ask, engine, newCounty(engine.deployment, ask.form))
  const typed = settingsOf(engine, part).flatMap(({ id, card: own }) =>
    own === card && ask.form[id] !== undefined ? [[id, ask.form[id]] as const] : [],
  )
  if (typed.length === 0) return notFound(ask)
  const asked = { group: part.group, typed: Object.fromEntries(typed), reason }
  const done = await proposeSettings(engine, ask.person.id, asked)
  if (done.kind === 'done') return goTo(ask, paths.settingEdition(done.n))
  return done.refusal.code === 'notFound'
    ? notFound(ask)
    : refusing(done.refusal, await partPage(ask, engine, done.refusal))
}

/** A unit or county that there is none of yet. */
async function proposeNew(ask: Signed, engine: Engine, given: ReturnType<typeof newUnit>): Promise<Reply> {
  if ('faults' in given) {
    const refusal: Refusal = { code: 'malformed', fields: given.faults }
    return refusing(refusal, await partPage(ask, engine, refusal))
  }
  const asked = { group: 'directory', typed: { [given.id]: given.value }, reason: ask.form['reason'] ?? '' } as const
  const done = await proposeSettings(engine, ask.person.id, asked)
  if (done.kind === 'done') return goTo(ask, paths.settingEdition(done.n))
  return done.refusal.code === 'notFound'
    ? notFound(ask)
    : refusing(done.refusal, await partPage(ask, engine, done.refusal))
}

/** Flags by which records are public or not. */
const ofPublicity: ReadonlySet<string> = new Set(['flag.L1', 'flag.L21', 'flag.permitStatus'])

async function onePage(ask: Signed, engine: Engine, edition: SettingEdition, refusal?: Refusal): Promise<Reply> {
  const isOpen = edition.state === 'proposed'
  const isPublic = isOpen && edition.changes.some(({ id }) => ofPublicity.has(id))
  const next = withSettings(engine.deployment, Object.fromEntries(edition.changes.map(({ id, to }) => [id, to])))
  const mayConfirm = may(ask.person, 'settings.confirm') !== null
  return page(
    <SettingEditionPage
      shell={ask.shell}
      edition={{ ...(await lineOf(engine, edition)), reason: edition.reason, said: edition.said }}
      changes={edition.changes.map(({ id, from, to }) => changeOf(engine, id, from, to))}
      records={isPublic ? await shownOtherwise(engine, next.flags, ask.query['cursor']) : null}
      looked={recordsLooked}
      letters={isOpen ? lettersOf(next, edition) : []}
      ends={isOpen ? await endsOf(engine, edition) : []}
      may={{ confirm: isOpen && edition.by !== ask.person.id && mayConfirm, decline: isOpen && mayConfirm }}
      {...(refusal && { refusal, values: ask.form })}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
}

/** Each letter that a change is of, as it would read. */
function lettersOf({ texts, ownParagraphs }: Engine['deployment'], { changes }: SettingEdition) {
  const ids = [...new Set(changes.flatMap(({ id }) => letterOf(id) ?? []))]
  return ids.flatMap((id) => {
    const letter = texts.letters[id]
    const own = ownParagraphs?.[id]
    if (!letter) return []
    const body = withOwn(letter.body, own).map((one) =>
      'zh' in one
        ? { text: two(one.zh, one.en), isNew: one.zh === own?.zh, isAlways: !one.when && !one.unless && !('of' in one) }
        : null,
    )
    return [{ title: letterTitle({ texts }, id), body }]
  })
}

/** Open cases that a unit leaves, and seats that end. */
async function endsOf(engine: Engine, { changes }: SettingEdition) {
  const ends = changes.flatMap(({ id, to }) => {
    const unit = endedBy(id)
    return unit === null || to === null ? [] : [{ unit, to: String(to) }]
  })
  return Promise.all(
    ends.map(async ({ unit, to }) => {
      const seats = inUnits.map((role) => ({ role, unit }))
      const counts = await Promise.all(seats.map((seat) => countsOn(engine, queueOf(unit, seat.role))))
      const people = (await Promise.all(seats.map((seat) => peopleOf(engine, seat)))).flat()
      return {
        unit: nameOfUnit(engine, unit),
        to: nameOfUnit(engine, to),
        open: counts.reduce((sum, one) => sum + standingOf(one, engine).open, 0),
        people: [...new Map(people.map(({ id, name }) => [id, name])).values()],
      }
    }),
  )
}

function changeOf({ deployment }: Engine, id: string, from: SettingValue | null, to: SettingValue | null) {
  const setting = settingById(deployment, id)
  const say = (value: SettingValue | null) => (setting ? saySetting(setting, value) : plain(String(value)))
  return { name: settingName(deployment, id), from: say(from), to: say(to) }
}

async function lineOf(engine: Engine, edition: SettingEdition) {
  const { n, state, at, settledAt, by, settledBy, group, changes } = edition
  const unit = /^unit\.(.+)\.\w+$/.exec(changes[0]?.id ?? '')?.[1]
  const county = /^county\.(\d+)\.\w+$/.exec(changes[0]?.id ?? '')?.[1]
  const person = async (id: string | null) => (id === null ? '' : nameOfPerson(engine, id))
  return {
    ...{ n, state, at, settledAt },
    group: settingNames.groups[group],
    what: [
      ...(unit === undefined ? [] : [nameOfUnit(engine, unit)]),
      ...(county === undefined ? [] : [countyName(engine, county)]),
      ...changes.map(({ id }) => settingName(engine.deployment, id)),
    ],
    byName: await person(by),
    settledByName: await person(settledBy),
  }
}
