import { expect, it } from 'vitest'
import { two } from '#law/bilingual.ts'
import { sampleShell } from '#tests/support/pages/sample-case.ts'
import { formState } from '../form.ts'
import { renderPage } from '../render.ts'
import { type Choice, RecordChoices } from './record-choices.tsx'

const early = { kind: 'text', name: 'early', label: two('理由', 'Reason'), limit: 9 } as never
const choice = (id: string, isReady: boolean): Choice => ({
  ...{ id, title: `记录${id}`, open: null, others: [] },
  each: { note: two('说明', 'Note'), form: isReady ? [] : [early] },
})

it('has the chosen record first, then those that nothing hinders, and folds those whose day has not come', () => {
  const html = renderPage(
    <RecordChoices
      shell={sampleShell('zh', '/', null)}
      form={formState('zh', { values: { 'record.c': 'on' } })}
      choices={[choice('a', false), choice('b', true), choice('c', false)]}
      units={[]}
    />,
  )
  const [open = '', folded = ''] = html.split('<details>')
  const named = (part: string) => [...part.matchAll(/记录([abc])/g)].map(([, id]) => id)
  expect([named(open), named(folded)]).toEqual([['c', 'b'], ['a']])
  expect(folded).toContain('另有 1 条')
})
