import { paths } from '#web/paths.ts'
import { ChannelsPage } from '#web/public/channels-page.tsx'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'

/** Channels of an objection, with their time limits. */
export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: paths.channels, open: true, run: async ({ shell }) => page(<ChannelsPage shell={shell} />) },
]
