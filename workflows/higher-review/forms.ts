import type { Form } from '#workflows/contract/form.ts'

export const forms: Readonly<Record<string, Form>> = {
  'organ.proposed': [{ kind: 'answers', name: 'answers', label: { zh: '答复', en: 'Answer' }, of: 'open' }],
}
