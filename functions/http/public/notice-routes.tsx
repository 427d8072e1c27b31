import { publicNotices } from '#engine/begin/public-notices.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import { paths } from '#web/paths.ts'
import { NoticesPage } from '#web/public/notices-page.tsx'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'

/** Public notices of today, each a published file. */
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
