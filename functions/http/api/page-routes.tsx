import { ApiPage } from '#web/public/api-page.tsx'
import type { Route } from '../door/door.ts'
import { page } from '../door/reply.ts'
import type { Operation } from './operation.ts'
import { operations } from './operations.ts'

/** The page about the interface, from the operations themselves. */
export const apiPageRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api',
    open: true,
    run: async ({ shell }, { deployment: { url } }) =>
      page(<ApiPage shell={shell} base={`${url}/api/v1`} operations={operations.map(shown)} />),
  },
]

const shown = ({ id, method, path, summary, scope, keyed, example, refusals }: Operation) => ({
  id,
  method,
  path,
  summary,
  scope,
  keyed: keyed === true,
  request: example.body === undefined ? null : JSON.stringify(example.body, null, 2),
  answer: JSON.stringify(example.answer, null, 2),
  refusals,
})
