import { Table } from '../parts/table.tsx'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { mandates, busy as words } from '../words/mandates.ts'

export type BusyAgent = { readonly agentName: string; readonly clients: number }
type Props = { readonly shell: Shell; readonly agents: readonly BusyAgent[]; readonly least: number }

/** Agents of many unrelated principals at once: a sign of paid go-betweens, never a reproach. */
export function BusyAgents({ shell, agents, least }: Props) {
  const t = tell(shell.lang)
  if (agents.length === 0) return null
  return (
    <section class="block">
      <h2>{t(words.title)}</h2>
      <p class="quiet">
        {t(words.lead, { n: least })} {t(frame.free)}
      </p>
      <Table
        caption={t(words.title)}
        columns={[mandates.agent, words.clients].map((name) => t(name))}
        rows={agents.map(({ agentName, clients }) => [agentName, clients])}
        empty=""
      />
    </section>
  )
}
