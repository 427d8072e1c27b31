import { expect, it } from 'vitest'
import { sampleShell } from '#tests/support/pages/sample-case.ts'
import { renderPage } from '../render.ts'
import { Layout } from './layout.tsx'

it.each([
  ['/desk/measures', '/desk', '/desk/measures'],
  ['/desk/queries', '/desk/register', '/desk/register'],
  ['/desk/cases/C1', '/desk', '/desk'],
  ['/desk/cases/C1/assign', '/desk/cases/C1', '/desk'],
])('marks for %s below %s the link %s alone', (path, above, marked) => {
  const shell = sampleShell('zh', path, 'officer')
  const html = renderPage(
    <Layout shell={shell} title="" back={{ path: above, label: '' }}>
      <h1>题</h1>
    </Layout>,
  )
  expect([...html.matchAll(/<a href="([^"]+)" aria-current="page"/g)].map(([, at]) => at)).toEqual([marked])
})
