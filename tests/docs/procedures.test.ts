import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ruleOf, ruleSetFrom } from '#law/rules.ts'
import { citationText } from '#law/source.ts'
import { citationFaults } from '#law/sources/citation.ts'
import { procedures } from '#workflows/index.ts'
import { tables, textOf } from './tables.ts'

const kebab = (id: string) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const fileOf = (id: string) => `workflows/${kebab(id)}/README.md`
const all = Object.values(procedures).map((procedure) => ({ name: procedure.id, procedure }))

describe.each(all)('the README of $name', ({ procedure }) => {
  const text = () => textOf(fileOf(procedure.id))
  const articles = () => tables(fileOf(procedure.id)).filter(({ heading }) => heading === 'Article by article')

  test('speaks of every state and every limit', () => {
    const marked = new Set([...text().matchAll(/`([^`]+)`/g)].map(([, name]) => name))
    const ids = [...Object.keys(procedure.course.chart.states), ...procedure.timing.limits.map(({ limit }) => limit.id)]
    expect(ids.filter((id) => !marked.has(id))).toEqual([])
  })

  test('shows each article by an example or a test that is there', () => {
    const names = new Set(procedure.examples.map(({ name }) => name.en))
    const shown = articles().map(({ cells }) => cells.at(-1) ?? '')
    const known = (one: string) => one === '–' || one === 'every example' || names.has(one) || existsSync(one)
    expect(shown.length).toBeGreaterThan(3)
    expect(shown.filter((one) => !known(one))).toEqual([])
  })

  test('cites acts that are in force, and the articles of its own limits', () => {
    const cited = articles().map(({ cells: [article = ''] }) => article.replace(' (model)', ''))
    const faults = cited
      .map((one) => one.replace(/(^|; )ours$/, ''))
      .flatMap((one) => citationFaults(one, ruleSetFrom, null))
    expect(faults).toEqual([])
    const own = procedure.timing.limits.map(({ limit }) => limit.citation).filter((citation) => citation !== '')
    const spelled = new Set(cited.flatMap((article) => [article, citationText(article).en]))
    expect(own.filter((citation) => !spelled.has(citation))).toEqual([])
  })

  test('says the length of a limit as the law’s own row does', () => {
    const wrong = articles().flatMap(({ cells: [, demand = '', how = ''] }) => {
      const said = /(\d+) wd/.exec(demand)?.[1]
      const ids = [...how.matchAll(/\b[A-K]\d+b?\b/g)].map(([id]) => id).slice(0, 1)
      return ids.filter((id) => said !== undefined && ruleOf(id).length.n !== Number(said))
    })
    expect(wrong).toEqual([])
  })
})
