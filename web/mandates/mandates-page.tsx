import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { mandates as words } from '../words/mandates.ts'
import { MandateState, type MandateView } from './facts.tsx'

type Props = { readonly shell: Shell; readonly given: readonly MandateView[]; readonly held: readonly MandateView[] }

/** Mandates of a person, given and held. */
export function MandatesPage({ shell, given, held }: Props) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <h2>{t(words.given)}</h2>
      <List shell={shell} list={given} side="agentName" empty={t(words.noneGiven)} />
      <p>
        <a class="button second" href={to(shell, paths.grant)}>
          {t(words.grant)}
        </a>
      </p>
      <section class="block whole">
        <h2>{t(words.held)}</h2>
        <List shell={shell} list={held} side="subjectName" empty={t(words.noneHeld)} />
        {held.some(({ state, isLapsed }) => state === 'inForce' && !isLapsed) && (
          <p>
            <a class="button" href={to(shell, paths.clients)}>
              {t(words.toClients)}
            </a>
          </p>
        )}
        <p>
          <a href={to(shell, paths.claim)}>{t(words.claim)}</a>
        </p>
      </section>
    </Layout>
  )
}

type ListProps = {
  shell: Shell
  list: readonly MandateView[]
  side: 'agentName' | 'subjectName'
  empty: string
}

/** Mandates in few words: powers stand on their own page. */
function List({ shell, list, side, empty }: ListProps) {
  const { lang } = shell
  const t = tell(lang)
  const who = side === 'agentName' ? words.agent : words.principal
  return (
    <Table
      caption={t(side === 'agentName' ? words.given : words.held)}
      columns={[who, words.until, words.state].map((name) => t(name))}
      rows={list.map((one) => [
        <a href={to(shell, paths.mandate(one.id))}>{one[side]}</a>,
        <>
          <span class="only-phone">{t(words.until)} </span>
          {sayDay(lang, one.until)}
        </>,
        <MandateState lang={lang} one={one} />,
      ])}
      close
      empty={empty}
    />
  )
}
