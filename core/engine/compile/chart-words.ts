import type { ChartWords } from '#chart/diagram-model.ts'
import { type Bilingual, fill } from '#law/bilingual.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

export type DiagramLanguage = 'zh' | 'en'

export const chartTexts = {
  human: { zh: '每个等待办理的环节', en: 'Wherever somebody is awaited' },
  service: { zh: '每个自动环节', en: 'In every automatic step' },
  done: { zh: '完成', en: 'Done' },
  failed: { zh: '多次失败', en: 'Failed repeatedly' },
  breach: { zh: '{limit}期限到期', en: '{limit}: limit ends' },
  also: { zh: '也可：', en: 'Also: ' },
} satisfies Record<string, Bilingual>

/** Names of a procedure's states and events in its pictures. */
export function chartWords({ pages: { words }, parties }: Procedure, language: DiagramLanguage): ChartWords {
  const of = (there: Readonly<Record<string, Bilingual>>, name: string) => there[name]?.[language] ?? name
  const event = (name: string) => {
    if (name.startsWith('xstate.done.')) return chartTexts.done[language]
    if (name.startsWith('xstate.error.')) return chartTexts.failed[language]
    const limit = name.match(/^clock\.(\w+)\./)?.[1]
    if (limit === undefined) return of(words.events, name)
    return fill(chartTexts.breach[language], { limit: of(words.limits, limit) })
  }
  return {
    title: words.title[language],
    opening: event(parties.opens.event),
    human: chartTexts.human[language],
    service: chartTexts.service[language],
    state: (name) => of(words.states, name),
    event,
  }
}
