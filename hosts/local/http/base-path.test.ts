import { expect, it } from 'vitest'
import { baseOf, rebased } from './base-path.ts'

it('is the path of an address, without its last slash', () => {
  expect(['https://a.cn', 'https://a.cn/', 'https://a.cn/credit/redress/'].map(baseOf)).toEqual([
    '',
    '',
    '/credit/redress',
  ])
})

it('leads addresses of the site below the path, and leaves all others', () => {
  const html = `<a href="/x?to=/y" class="a">/x</a><form action="/"><img src="/r/a.svg"><a href="//b.cn/"><a href="https://a.cn/"><a href="#k"><a href="?n=2"><button formaction="/z">`
  expect(rebased('/p', html)).toBe(
    `<a href="/p/x?to=/y" class="a">/x</a><form action="/p/"><img src="/p/r/a.svg"><a href="//b.cn/"><a href="https://a.cn/"><a href="#k"><a href="?n=2"><button formaction="/p/z">`,
  )
  expect(rebased('', html)).toBe(html)
  expect(rebased('/p', rebased('/p', html))).toBe(rebased('/p', html))
})
