import { measuresOn } from '#engine/register/list-measures.ts'
import { catalogue } from '#records/catalogue.ts'
import { paths } from '#web/paths.ts'
import { ChannelsPage } from '#web/public/channels-page.tsx'
import { ListMeasuresPage } from '#web/public/list-measures-page.tsx'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'

/** Channels of an objection, and measures that lists bring. */
export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: paths.channels, open: true, run: async ({ shell }) => page(<ChannelsPage shell={shell} />) },
  {
    method: 'GET',
    path: paths.listMeasures,
    open: true,
    async run({ shell }, engine) {
      const kinds = catalogue.kinds.map(({ kind, name }) => ({ kind, name, measures: measuresOn(engine, kind) }))
      return page(<ListMeasuresPage shell={shell} kinds={kinds.filter(({ measures }) => measures.length > 0)} />)
    },
  },
]
