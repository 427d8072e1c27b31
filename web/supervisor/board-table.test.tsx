import { expect, test } from 'vitest'
import { boardPages } from '#tests/support/pages/sample-board.tsx'
import { renderPage } from '../render.ts'

const pages = boardPages('zh', 'x')
const htmlOf = (name: string) => {
  const page = pages[name]
  return page ? renderPage(page) : ''
}
const leads = (html: string, to: string) => html.includes(`href="${to}`)

test('a row leads to its urging with the limit chosen, and to another officer, where somebody sits', () => {
  const html = htmlOf('board')
  const links = ['c1', 'c2', 'c3'].map((id) => [
    leads(html, `/board/cases/${id}/urge?limit=A3"`),
    leads(html, `/desk/cases/${id}/assign"`),
  ])
  // Nobody is seated for c2, and no limit of c3 runs.
  expect(links).toEqual([
    [true, true],
    [false, false],
    [false, true],
  ])
})

test('on paper no row offers an act', () => {
  const html = htmlOf('board-print')
  expect([leads(html, '/desk/cases/c1'), leads(html, '/board/cases/c1/urge'), html.includes('/assign')]).toEqual([
    true,
    false,
    false,
  ])
})
