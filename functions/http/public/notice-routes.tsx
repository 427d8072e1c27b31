import { nameOfUnit } from '#engine/names.ts'
import { across } from '#engine/paged.ts'
import { publicNotices } from '#engine/public-notices.ts'
import { paths } from '#web/paths.ts'
import { NoticesPage } from '#web/public/notices-page.tsx'
import type { Route } from '../door.ts'
import { page } from '../reply.ts'

/** The public notices of today; each is a published file of its own. */
export const noticeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.notices,
    open: true,
    async run({ shell, query }, engine) {
      const notices = await across(await publicNotices(engine, query['cursor']), (items) =>
        items.map((notice) => ({ ...notice, unit: nameOfUnit(engine, notice.unit) })),
      )
      return page(<NoticesPage shell={shell} notices={notices} />)
    },
  },
]
