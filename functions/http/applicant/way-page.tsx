import { recordTitle } from '#engine/register/record-names.ts'
import type { Engine } from '#engine/store/engine.ts'
import { unitChoices } from '#engine/views/unit-choices.ts'
import { tell } from '#web/tell.ts'
import type { Values } from '#web/values.ts'
import { WayPage, type WayPageProps } from '#web/ways/way-page.tsx'
import { ways as words } from '#web/words/ways.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Situation } from '#workflows/contract/way-in.ts'
import type { Draft } from '../case/draft-shape.ts'
import { openCaseView } from '../case/open-case-view.ts'
import type { Signed } from '../door/ask.ts'
import { page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import type { Chosen, Where } from './where.ts'

type Showing = Pick<WayPageProps, 'action' | 'back' | 'hidden' | 'steps' | 'draft'> & {
  readonly values: Values
  readonly refusal?: Refusal
  readonly held?: Draft['held']
}

/** Form of a way in; the record it came from is ticked. */
export function wayPage(ask: Signed, engine: Engine, where: Where, { values, refusal, held, ...rest }: Showing): Reply {
  const { way, form, record, origin, choices } = where
  const isFresh = Object.keys(values).length === 0
  const led = isFresh && way.many && record && choices.some((one) => one.record.id === record.id && one.open === null)
  const told = isFresh ? (where.situations.find(({ id }) => id === ask.query['what']) ?? null) : null
  const given = led ? { [`record.${record.id}`]: 'on' } : told ? proposedBy(told) : values
  const shown = page(
    <WayPage
      shell={ask.shell}
      name={way.name}
      lead={way.lead}
      fields={form}
      units={unitChoices(engine, record)}
      about={[
        ...(origin ? [{ name: words.aboutCase, value: titleOf(ask, engine, where) }] : []),
        ...(held ? [{ name: words.held, value: `${held.documentNumber} · ${held.authority}` }] : []),
        ...(record && !way.many ? [{ name: words.about, value: recordTitle(record) }] : []),
      ]}
      situations={isFresh ? { path: ask.path, all: where.situations, told } : null}
      guide={where.procedure.id}
      openCases={where.open.map((file) => openCaseView(engine, ask.person, file))}
      choices={choices.map((one) => choiceOf(ask, engine, one))}
      values={given}
      {...(refusal ? { refusal } : {})}
      {...rest}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, shown) : shown
}

/** Ticks and grounds that an everyday account stands for. */
const proposedBy = ({ entries, ground }: Situation): Values =>
  Object.fromEntries(
    (entries.length === 0 ? ['whole'] : entries).flatMap((code) => [
      [`dispute.${code}`, 'on'],
      [`ground.${code}`, ground],
    ]),
  )

const choiceOf = ({ person }: Signed, engine: Engine, { record, each, open }: Chosen) => ({
  id: record.id,
  title: recordTitle(record),
  each,
  open: open && openCaseView(engine, person, open),
})

function titleOf({ lang }: Signed, engine: Engine, { origin }: Where): string {
  const title = engine.procedures[origin?.procedure ?? '']?.pages.words.title
  return [title && tell(lang)(title), origin?.number].filter(Boolean).join(' ')
}
