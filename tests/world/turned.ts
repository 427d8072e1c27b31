import { expect } from 'vitest'
import type { Answer, Visitor } from '#tests/http/site.ts'
import type { List } from './lists.ts'
import type { World } from './world.ts'

/** Marks of a list's pages, as a reader turns them. */
export async function turned(
  world: World,
  { as, path, mark, within = /.*/s, cursor = 'cursor' }: List,
): Promise<readonly string[]> {
  const visitor: Visitor = await world.as(as)
  const marks: string[] = []
  let at: string | null = path
  for (let pages = 0; at !== null; pages += 1) {
    if (pages > 2 * world.n + 50) throw new Error(`${path} never ends`)
    const answer: Answer = await visitor.get(at)
    expect([at, answer.status]).toEqual([at, 200])
    const [part = ''] = within.exec(answer.body) ?? []
    marks.push(...[...part.matchAll(mark)].map(([text]) => text))
    at = nextOf(answer.body, at, cursor)
  }
  return marks
}

/** Finds this list's next link among the page's. */
function nextOf(body: string, at: string, cursor: string): string | null {
  const links = [...body.matchAll(/<a href="([^"]*)" rel="next"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  const place = (path: string) => new URL(path, 'http://x').searchParams.get(cursor)
  return links.find((link) => place(link) !== place(at)) ?? null
}
