import { formFor } from '#engine/case/form-for.ts'
import type { ActionView } from '#engine/views/view.ts'
import { two } from '#law/bilingual.ts'
import type { FormField } from '#workflows/contract/form.ts'
import { objection } from '#workflows/objection/index.ts'

const data = { returns: [], candidates: ['HJ'], statement: null }

/** An action of the objection with its form. */
export const sampleAction = (event: string): ActionView => ({
  event,
  name: objection.pages.words.events[event] ?? two(event, event),
  form: formFor(objection, event, data, null),
})

const options = ['a', 'b'].map((value) => ({ value, label: two(`选项 ${value}`, `Option ${value}`) }))
const many = [...'abcdefghij'].map((value) => ({ value, label: two(`选项 ${value}`, `Option ${value}`) }))

/** Form of every kind of field, wanted and optional. */
export const everyKind = (text: string): ActionView => {
  const label = two(`栏目${text}`, `Entry${text}`)
  const fields = (more: { optional?: true }): readonly FormField[] => {
    const named = (name: string) => ({
      name: more.optional ? `${name}2` : name,
      label,
      hint: two('有 {A3}。', '{A3}.'),
    })
    return [
      { kind: 'note', text: two(`说明${text}${more.optional ?? ''}`, `Note${text}${more.optional ?? ''}`) },
      { ...named('line'), ...more, kind: 'line', value: text },
      { ...named('text'), ...more, kind: 'text', limit: 200, value: text },
      { ...named('day'), ...more, kind: 'day', value: '2026-09-04' },
      { ...named('number'), ...more, kind: 'number', value: '3' },
      { ...named('tick'), ...more, kind: 'tick', value: 'on' },
      { ...named('choice'), ...more, kind: 'choice', options, value: 'b' },
      { ...named('list'), ...more, kind: 'choice', options: many },
      { ...named('choices'), ...more, kind: 'choices', options },
      { ...named('unit'), ...more, kind: 'unit', value: 'HJ' },
    ]
  }
  const items: readonly FormField[] = [
    { kind: 'items', name: 'items', label },
    { kind: 'answers', name: 'answers', label, of: 'asked' },
  ]
  return { event: 'every.kind', name: label, form: [...fields({}), ...fields({ optional: true }), ...items] }
}
