import { it } from 'vitest'

it('passes, and its worker never says that it is done', () => {
  process.stdout.cork()
})
