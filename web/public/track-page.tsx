import type { TrackView } from '#engine/views/view.ts'
import { shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { ProgressBar } from '../parts/case/progress-bar.tsx'
import { Chip } from '../parts/chip.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import { sayCause } from '../say-cause.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { isoInstant, sayDay, sayDueDay } from '../when.ts'
import { myCase } from '../words/applicant.ts'
import { chips, clock, item, timeline } from '../words/case.ts'
import { track as words } from '../words/track.ts'

type Props = FormInput & {
  readonly shell: Shell
  /** Null before a code was entered, and where there is none such. */
  readonly found: TrackView | null
}

/** Case's standing, for holders of its code. */
export function TrackPage({ shell, found, values, refusal }: Props) {
  const t = tell(shell.lang)
  const input = { values: values ?? {}, labels: { code: t(words.label) }, ...(refusal ? { refusal } : {}) }
  return (
    <Layout shell={shell} title={t(words.title)} form={input}>
      <h1>{t(words.title)}</h1>
      {found ? (
        <Found shell={shell} found={found} code={values?.['code'] ?? ''} />
      ) : (
        <>
          <p class="lead">{t(words.lead)}</p>
          <PostForm shell={shell} path={paths.track} button={t(words.button)}>
            <TextField form={formState(shell.lang, input)} name="code" hint={t(words.hint)} />
          </PostForm>
        </>
      )}
    </Layout>
  )
}

function Found({ shell, found, code }: { shell: Shell; found: TrackView; code: string }) {
  const { lang } = shell
  const t = tell(lang)
  return (
    <>
      <p class="lead">
        <strong>{t(found.stateName)}</strong> {found.closed && <Chip tone="good">{t(chips.closed)}</Chip>}{' '}
        {found.overdue && <Chip tone="late">{t(chips.overdue)}</Chip>}
      </p>
      <ProgressBar shell={shell} of={{ ...found, holderContact: found.holder, dueName: null }} />
      <SummaryList
        lines={[
          { name: t(words.number), value: `${t(found.title)} …${found.numberEnd}` },
          { name: t(words.received), value: sayDay(lang, found.receivedOn) },
          ...(found.dueName && !found.closed
            ? [{ name: t(words.due), value: <Due shell={shell} found={found} /> }]
            : []),
          ...(found.ending ? [{ name: t(words.endings), value: t(found.ending) }] : []),
          ...found.answers.map(({ name, answer }) => ({ name: name ? t(name) : t(item.whole), value: t(answer) })),
        ]}
      />
      {found.pause && (
        <p class="callout">
          {t(myCase.paused, { cause: sayCause(lang, found.pause.cause), day: sayDay(lang, found.pause.expectedEnd) })}
        </p>
      )}
      <section class="block" aria-labelledby="timeline">
        <h2 id="timeline">{t(timeline.title)}</h2>
        <ol class="timeline">
          {found.steps.toReversed().map(({ at, what, who, breach }) => (
            <li class={breach ? 'breach' : undefined}>
              <p class="what">
                <strong>{t(what)}</strong> {breach && <Chip tone="late">{t(timeline.breach)}</Chip>}
              </p>
              <p class="quiet">
                <time dateTime={isoInstant(at)}>{sayDay(lang, shanghaiDay(at))}</time> · {t(who)}
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section class="block">
        <p class="quiet">{t(words.more)}</p>
        {(found.promise !== null || found.due !== null) && (
          <PostForm shell={shell} path={paths.trackDates} button={t(words.dates)} look="second" hidden={{ code }} />
        )}
        <p class="block">
          <a href={to(shell, paths.track)}>{t(words.again)}</a>
        </p>
      </section>
    </>
  )
}

function Due({ shell, found }: { shell: Shell; found: TrackView }) {
  const t = tell(shell.lang)
  const left = found.daysLeft === 0 ? t(words.today) : t(words.left, { n: found.daysLeft ?? 0 })
  return (
    <>
      {found.dueName && t(found.dueName)} · {found.due === null ? t(clock.open) : sayDueDay(shell.lang, found.due)}
      {found.daysLeft !== null && ` · ${left}`}{' '}
      {found.due !== null && found.provisional && <Chip tone="warn">{t(chips.provisional)}</Chip>}
    </>
  )
}
