import { describe, expect, test } from 'vitest'
import { roleNames } from '#engine/store/names.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { catalogue } from '#records/catalogue.ts'
import { EndReason, Tier } from '#records/record.ts'
import { answers, grounds } from '#workflows/common/item-words.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { procedures } from '#workflows/index.ts'
import { tables } from './tables.ts'

const rows = tables('docs/glossary.md').map(({ heading, cells: [zh = '', en = '', id = '', article = ''] }) => ({
  section: heading.split(' · ')[1] ?? heading,
  zh,
  en,
  id,
  article,
}))

const named = (section: string, id: string) => rows.filter((row) => row.section === section && row.id === id)
const namesOf = (section: string, id: string) => named(section, id).map(({ zh, en }) => ({ zh, en }))
const entries = (section: string, words: Readonly<Record<string, Bilingual>>) =>
  Object.entries(words).map(([id, name]) => ({ section, id, name }))

const demanded = [
  ...Object.values(procedures).flatMap(({ id, pages: { words } }) => [
    ...entries('Procedures', { [id]: words.title }),
    ...entries('States', words.states),
    ...entries('Events', words.events),
    ...entries('Time limits', words.limits),
  ]),
  ...entries('Grounds', grounds),
  ...entries('Answers', answers),
  ...entries('Roles', roleNames),
  ...catalogue.kinds.map(({ kind, name }) => ({ section: 'Record kinds', id: kind, name })),
]

describe('the glossary', () => {
  test.each(demanded)('has $section $id as the words of the product have it', ({ section, id, name }) => {
    expect(namesOf(section, id)).toContainEqual({ zh: name.zh, en: name.en })
  })

  test.each(Object.values(procedures))(
    'has every state, event and limit of $id',
    ({ course: { chart }, parties: { events, opens }, timing: { limits } }) => {
      const missing = [
        ...Object.keys(chart.states).map((id) => ['States', id] as const),
        ...[opens.event, ...Object.keys(events)].map((id) => ['Events', id] as const),
        ...limits.map(({ limit }) => ['Time limits', limit.id] as const),
      ].filter(([section, id]) => named(section, id).length === 0)
      expect(missing).toEqual([])
    },
  )

  test.each([
    ['Refusals', Object.keys(refusals)],
    ['Endings of a record', EndReason.options],
    ['Overlays and tiers', Tier.shape.value.options],
  ] as const)('has every one of the %s', (section, ids) => {
    expect(ids.filter((id) => named(section, id).length === 0)).toEqual([])
  })

  test('has no row for what is gone', () => {
    const known = new Set(demanded.map(({ section, id }) => `${section} ${id}`))
    for (const id of Object.keys(refusals)) known.add(`Refusals ${id}`)
    const closed = ['Procedures', 'States', 'Time limits', 'Grounds', 'Answers', 'Record kinds', 'Refusals']
    const gone = rows.filter(({ section, id }) => closed.includes(section) && !known.has(`${section} ${id}`))
    expect(gone).toEqual([])
  })

  test('names the article of each limit as the law’s own row does', () => {
    const wrong = Object.values(procedures).flatMap(({ timing: { limits } }) =>
      limits.flatMap(({ limit: { id, citation } }) =>
        named('Time limits', id).filter(({ article }) => article.replace(' (model)', '') !== (citation || 'ours')),
      ),
    )
    expect(wrong).toEqual([])
  })

  test('has one English term for each Chinese term, and leaves nothing empty', () => {
    const terms = Map.groupBy(rows, ({ zh }) => zh)
    const twice = [...terms].filter(([, same]) => new Set(same.map(({ en }) => en)).size > 1).map(([zh]) => zh)
    expect(twice).toEqual([])
    expect(rows.filter((row) => Object.values(row).includes(''))).toEqual([])
    expect(rows.every(({ zh, en }) => /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(en))).toBe(true)
  })
})
