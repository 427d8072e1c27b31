import { recordTitle } from '#engine/register/record-names.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { unitChoices } from '#engine/views/unit-choices.ts'
import { tell } from '#web/tell.ts'
import type { Values } from '#web/values.ts'
import { WayPage, type WayPageProps } from '#web/ways/way-page.tsx'
import { noneOfThem, WrongPage } from '#web/ways/wrong-page.tsx'
import { ways as words } from '#web/words/ways.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Situation } from '#workflows/contract/way-in.ts'
import type { Draft } from '../case/draft-shape.ts'
import { openCaseView } from '../case/open-case-view.ts'
import type { Signed } from '../door/ask.ts'
import { page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import type { Chosen, Where } from './where.ts'

export type Showing = Pick<WayPageProps, 'action' | 'back' | 'hidden' | 'steps' | 'draft' | 'beside'> & {
  readonly values: Values
  readonly refusal?: Refusal
  readonly held?: Draft['held']
}

/** Form of a way in; the record it came from is ticked. */
export function wayPage(ask: Signed, engine: Engine, where: Where, showing: Showing): Reply {
  const { values, refusal, held, ...rest } = showing
  const { way, form, record, choices } = where
  const isFresh = Object.keys(values).length === 0
  const what = isFresh ? ask.query['what'] : values['situation']
  const about = aboutOf(ask, engine, where, held)
  if (isFresh && what === undefined && where.situations.length > 0)
    return whatIsWrong(ask, engine, where, { ...rest, about })
  const told = what === undefined || where.situations.length === 0 ? null : toldBy(where, what)
  const shown = page(
    <WayPage
      {...rest}
      {...(told && isFresh && { back: { path: rest.action, label: tell(ask.lang)(words.wrong) } })}
      shell={ask.shell}
      name={way.name}
      atOnce={rest.steps === null && way.atOnce === true}
      lead={way.lead}
      fields={form}
      units={unitChoices(engine, record)}
      about={about}
      told={told && { ...told, change: isFresh ? rest.action : null }}
      hidden={{ ...rest.hidden, ...(told && { situation: told.id }) }}
      guide={where.procedure.id}
      openCases={where.open.map((file) => openCaseView(engine, ask.person, file))}
      choices={choices.map((one) => choiceOf(ask, engine, one))}
      values={isFresh ? proposedIn(where, told, ask.lang) : values}
      {...(refusal ? { refusal } : {})}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, shown) : shown
}

type Asking = Pick<Showing, 'action' | 'back' | 'steps'> & { readonly about: WayPageProps['about'] }

/** First page of an objection: its one question. */
const whatIsWrong = (ask: Signed, engine: Engine, where: Where, { action, back, steps, about }: Asking) => {
  const { way, procedure, situations, open } = where
  return page(
    <WrongPage
      {...{ shell: ask.shell, name: way.name, about, path: action, situations, guide: procedure.id, back, steps }}
      openCases={open.map((file) => openCaseView(engine, ask.person, file))}
    />,
  )
}

/** Unknown answers count as none of them. */
function toldBy({ situations }: Where, what: string) {
  const found = situations.find(({ id }) => id === what)
  return found ?? { id: noneOfThem, says: words.noneOfThem, evidence: null }
}

const aboutOf = (ask: Signed, engine: Engine, where: Where, held: Showing['held']): WayPageProps['about'] => [
  ...(where.origin ? [{ name: words.aboutCase, value: titleOf(ask, engine, where) }] : []),
  ...(held ? [{ name: words.held, value: `${held.documentNumber} · ${held.authority}` }] : []),
  ...(where.record && !where.way.many ? [{ name: words.about, value: recordTitle(where.record) }] : []),
]

/** Ticks the record one came from, and what the answer stands for. */
export function proposedIn(where: Where, told: { readonly id: string } | null, lang: Lang): Values {
  const { way, record, choices, form, situations } = where
  const led = way.many && record && choices.some((one) => one.record.id === record.id && one.open === null)
  const situation = situations.find(({ id }) => id === told?.id)
  const isByEntry = form.some(({ kind }) => kind === 'entries')
  return {
    ...(led ? { [`record.${record.id}`]: 'on' } : {}),
    ...(situation && (isByEntry ? ticksOf(situation) : { ground: situation.ground })),
    ...(situation?.filled && {
      [isByEntry ? 'claimed.whole' : 'claimed']: situation.filled.claimed[lang],
      explanation: situation.filled.explanation[lang],
    }),
  }
}

/** Ticks and grounds that an everyday account stands for. */
const ticksOf = ({ entries, ground }: Situation): Values =>
  Object.fromEntries(
    (entries.length === 0 ? ['whole'] : entries).flatMap((code) => [
      [`dispute.${code}`, 'on'],
      [`ground.${code}`, ground],
    ]),
  )

const choiceOf = ({ person }: Signed, engine: Engine, { record, each, open, others }: Chosen) => ({
  id: record.id,
  title: recordTitle(record),
  each,
  open: open && openCaseView(engine, person, open),
  others: others.map(({ number }) => number),
})

function titleOf({ lang }: Signed, engine: Engine, { origin }: Where): string {
  const title = engine.procedures[origin?.procedure ?? '']?.pages.words.title
  return [title && tell(lang)(title), origin?.number].filter(Boolean).join(' ')
}
