import type { Paged } from '#engine/store/paged.ts'
import { PageOf } from '../parts/paged.tsx'
import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { mandates, busy as words } from '../words/mandates.ts'

export type BusyAgent = { readonly agentName: string; readonly clients: number }
type Props = { readonly shell: Shell; readonly agents: Paged<BusyAgent>; readonly least: number }

/** Agents of many principals: a sign of paid go-betweens, no reproach. */
export function BusyAgents({ shell, agents, least }: Props) {
  const t = tell(shell.lang)
  return (
    <PageOf shell={shell} of={agents} cursor="agents">
      {(all) =>
        all.length > 0 && (
          <details class="block fold" open={shell.path.includes('agents=')}>
            <summary>
              <h2>{t(words.title)}</h2>
            </summary>
            <p class="quiet">
              {t(words.lead, { n: least })} {t(frame.free)}
            </p>
            <Table
              caption={t(words.title)}
              columns={[mandates.agent, words.clients].map((name) => t(name))}
              rows={all.map(({ agentName, clients }) => [agentName, clients])}
              empty=""
              close
            />
          </details>
        )
      }
    </PageOf>
  )
}
