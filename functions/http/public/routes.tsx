import { HomePage } from '#web/public/home-page.tsx'
import { SearchPage } from '#web/public/search-page.tsx'
import { openWays } from '../applicant/way-links.ts'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'
import { searchRecords } from './search.ts'

/** Home, and the search for records. */
export const publicRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/',
    open: true,
    run: async ({ shell, person }, engine) =>
      page(<HomePage shell={shell} ways={await openWays(engine, person, 'home')} />),
  },
  {
    method: 'GET',
    path: '/records',
    open: true,
    budget: 'search',
    async run({ shell, query }, engine) {
      const q = (query['q'] ?? '').trim()
      if (query['q'] === undefined) return page(<SearchPage shell={shell} found={null} />)
      if (q === '' || q.length > 200) {
        return page(
          <SearchPage
            shell={shell}
            found={null}
            values={{ q }}
            refusal={{ code: 'malformed', fields: { q: 'required' } }}
          />,
          422,
        )
      }
      return page(<SearchPage shell={shell} found={await searchRecords(engine, q, query['cursor'])} values={{ q }} />)
    },
  },
]
