import { basisText } from '#law/basis-text.ts'
import { type Channel, channels } from '#law/channels.ts'
import { ruleOf } from '#law/rules.ts'
import { limitKind } from '#law/time-limit.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { sayLength } from '../say-length.ts'
import { hasOwn, type Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { channelNames, channelWords as words } from '../words/channels.ts'
import { procedure } from '../words/public.ts'

/** Channels with clocks, articles and how far checked. */
export function ChannelsPage({ shell }: { readonly shell: Shell }) {
  const t = tell(shell.lang)
  return (
    <Layout shell={shell} title={t(words.title)}>
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      {channels.map((one) => (
        <ChannelTable shell={shell} one={one} />
      ))}
      <section class="block">
        <p>{t(words.counter)}</p>
        <p>{t(words.without)}</p>
        <p>{t(words.disclosure)}</p>
      </section>
    </Layout>
  )
}

function ChannelTable({ shell, one }: { shell: Shell; one: Channel }) {
  const t = tell(shell.lang)
  const { name, text } = channelNames[one.id]
  const columns = [procedure.limit, procedure.length, procedure.from, procedure.basis, procedure.kind]
  return (
    <section class="block whole">
      <h2>{t(name)}</h2>
      <p>{t(text)}</p>
      <p>
        {one.isHere && hasOwn(shell) ? (
          <a href={to(shell, paths.myRecords)}>{t(words.here)}</a>
        ) : (
          t(one.isHere ? words.here : words.elsewhere)
        )}
      </p>
      <details>
        <summary>{t(words.limits, { n: one.rules.length })}</summary>
        <Table
          caption={t(name)}
          columns={columns.map((column) => t(column))}
          rows={one.rules
            .map(ruleOf)
            .map((limit) => [
              t(limit.step),
              sayLength(shell.lang, limit),
              t(limit.start),
              t(basisText(limit)),
              t(limitKind(limit)),
            ])}
          empty=""
        />
      </details>
    </section>
  )
}
