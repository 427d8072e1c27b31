import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { type RefusalCode, refusals } from '#workflows/contract/refusal.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { Checkboxes, type Option, Radios } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { assigning } from '../words/staff/assign.ts'
import { together as words } from '../words/staff/batch.ts'
import { urging } from '../words/staff/board.ts'
import { joint } from '../words/staff/joint.ts'

/** Acts on ticked cases that decide nothing. */
export const togetherActs = ['assign', 'remind'] as const
export type TogetherAct = (typeof togetherActs)[number]

/** Prefix of each case's officer as shown: of two givers one wins. */
export const fromPrefix = 'from.'

/** Prefix of each tick in the form. */
export const linePrefix = 'case.'

export type TogetherLine = {
  readonly id: string
  readonly number: string
  readonly title: Bilingual
  /** Limit to be urged; null where the case is given. */
  readonly rule: string | null
  readonly limit: Bilingual | null
  readonly due: Day | null
  /** Seat that has it, as key and in words. */
  readonly seat: string
  readonly party: Bilingual
  readonly officer: string | null
  /** Account of the officer; '': nobody's. */
  readonly from: string
}
export type TogetherResult = { readonly id: string; readonly number: string; readonly code: RefusalCode | null }
type Seat = { readonly value: string; readonly name: Bilingual; readonly isNow: boolean }

type Props = FormInput & {
  readonly shell: Shell
  readonly act: TogetherAct
  /** This page with its filter: the form goes there. */
  readonly action: string
  readonly seats: readonly Seat[]
  readonly lines: Paged<TogetherLine>
  /** All cases of the page come ticked. */
  readonly isTicked?: boolean
  readonly colleagues: readonly Option[]
  /** Characters of the reason or the words, and cases at one time. */
  readonly most: number
  readonly atOnce: number
  readonly back: { readonly path: string; readonly label: string }
  readonly result?: readonly TogetherResult[]
}

/** Cases of a list, ticked and given or urged together. */
export function TogetherPage({ shell, act, action, seats, lines, colleagues, most, atOnce, back, ...input }: Props) {
  const t = tell(shell.lang)
  const { result, isTicked = false, ...typed } = input
  const labels = {
    ...{ cases: t(words.cases), to: t(assigning.to), reason: t(assigning.reason), words: t(urging.words) },
  }
  const form = formState(shell.lang, { ...typed, labels })
  const title = t(words[act])
  return (
    <Layout shell={shell} title={title} form={{ ...typed, labels }} back={back}>
      <h1>{title}</h1>
      <p class="quiet">{t(act === 'assign' ? words.assignLead : words.remindLead, { n: atOnce })}</p>
      {result && <Results shell={shell} act={act} result={result} />}
      {seats.length > 1 && <Seats shell={shell} action={action} seats={seats} />}
      <PageOf shell={shell} of={lines}>
        {(items) =>
          items.length === 0 || (act === 'assign' && colleagues.length === 0) ? (
            <p class="empty">{t(items.length === 0 ? words.none : assigning.noBody)}</p>
          ) : (
            <PostForm
              shell={shell}
              path={action}
              button={t(act === 'assign' ? assigning.send : urging.send)}
              hidden={act === 'assign' ? shownOfficers(items) : {}}
            >
              <p>
                <a href={to(shell, withTicks(shell.path, !isTicked))}>{t(isTicked ? words.tickNone : words.tickAll)}</a>
              </p>
              <Checkboxes
                form={isTicked ? { ...form, values: { ...ticksOf(items), ...form.values } } : form}
                name="cases"
                prefix={linePrefix}
                options={items.map((one) => optionOf(shell, one))}
              />
              {act === 'assign' && <Radios form={form} name="to" options={colleagues} />}
              {act === 'assign' ? (
                <TextArea form={form} name="reason" hint={t(assigning.reasonHint)} limit={most} />
              ) : (
                <TextArea form={form} name="words" hint={t(urging.wordsHint)} limit={most} />
              )}
            </PostForm>
          )
        }
      </PageOf>
    </Layout>
  )
}

/** Fields that say who had each case as shown. */
export const shownOfficers = (items: readonly { readonly id: string; readonly from: string }[]) =>
  Object.fromEntries(items.map(({ id, from }) => [`${fromPrefix}${id}`, from]))

/** The same page, its cases ticked or not. */
function withTicks(path: string, isTicked: boolean): string {
  const [at = '', query = ''] = path.split('?')
  const named = new URLSearchParams(query)
  named.delete('all')
  if (isTicked) named.set('all', '1')
  return named.size > 0 ? `${at}?${named}` : at
}

const ticksOf = (items: readonly TogetherLine[]): Readonly<Record<string, string>> =>
  Object.fromEntries(items.map((one) => [`${linePrefix}${tickOf(one)}`, 'on']))

const tickOf = ({ id, rule }: Pick<TogetherLine, 'id' | 'rule'>) => (rule === null ? id : `${id}.${rule}`)

function optionOf({ lang }: Shell, one: TogetherLine): Option {
  const { number, title, rule, limit, due, party, officer } = one
  const t = tell(lang)
  const who = rule === null ? (officer ?? t(assigning.anybody)) : t(party)
  const day = due === null ? t(assigning.noDay) : sayDay(lang, due)
  return {
    value: tickOf(one),
    label: number,
    hint: [t(title), ...(limit ? [t(limit)] : []), day, who].join(' · '),
  }
}

function Seats({ shell, action, seats }: Pick<Props, 'shell' | 'action' | 'seats'>) {
  const t = tell(shell.lang)
  const [path = '', query = ''] = action.split('?')
  const at = (seat: string) => {
    const named = new URLSearchParams(query)
    named.set('seat', seat)
    return `${path}?${named}`
  }
  return (
    <nav aria-label={t(words.seats)}>
      <ul class="filters">
        {seats.map(({ value, name, isNow }) => (
          <li key={value}>
            <a href={to(shell, at(value))} aria-current={isNow ? 'true' : undefined}>
              {t(name)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Outcome of each case of the last form. */
export function Results({
  shell,
  act,
  result,
}: Pick<Props, 'shell'> & {
  readonly act: TogetherAct | 'propose'
  readonly result: readonly TogetherResult[]
}) {
  const t = tell(shell.lang)
  const left = result.filter(({ code }) => code !== null)
  const why = (code: RefusalCode) =>
    t(code !== 'malformed' ? refusals[code] : act === 'propose' ? joint.differs : words.notGiven)
  return (
    <div class={left.length > 0 ? 'callout warn' : 'callout'} role="status">
      <p>{t(doneAs[act], { n: result.length - left.length })}</p>
      {left.length > 0 && (
        <ul>
          {left.map(({ id, number, code }) => (
            <li>
              <a href={to(shell, paths.deskCase(id))}>{number}</a> {code && why(code)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const doneAs = { assign: assigning.done, remind: words.reminded, propose: joint.done }
