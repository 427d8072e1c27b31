import { describe, expect, test } from 'vitest'
import { two } from '#law/bilingual.ts'
import { openQuestions } from '#law/open-questions.ts'
import { rules } from '#law/rules.ts'
import { editionText } from '#law/source.ts'
import { acts } from '#law/sources/acts.ts'
import { anySite } from './any-site.ts'
import { site } from './site.ts'

const fields = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}.year`]: year, [`${name}.month`]: String(Number(month)), [`${name}.day`]: String(Number(date)) }
}
const asked = (start: string, query: Readonly<Record<string, string>>) =>
  `/deadline?${new URLSearchParams({ ...query, ...fields('start', start) })}`

/** Vectors: start, what is asked, last day, provisional. */
const vectors: readonly [string, string, string, string, boolean][] = [
  ['2026-09-24', '3 workingDays', '2026-09-30', '', false],
  ['2026-09-30', '10 workingDays', '2026-10-20', '', false],
  ['2026-02-13', '1 workingDays', '2026-02-14', '', false],
  ['2026-02-13', '3 workingDays', '2026-02-25', '', false],
  ['2026-02-13', '10 workingDays', '2026-03-05', '', false],
  ['2026-04-30', '2 workingDays', '2026-05-07', '', false],
  ['2026-09-18', '1 workingDays', '2026-09-20', '', false],
  ['2026-10-09', '1 workingDays', '2026-10-10', '', false],
  ['2026-04-03', '5 workingDays', '2026-04-13', '', false],
  ['2026-05-08', '7 workingDays', '2026-05-18', '', false],
  ['2025-11-30', '3 period', '2026-02-28', '', false],
  ['2024-02-29', '12 period', '2025-02-28', '', false],
  ['2024-02-29', '36 period', '2027-02-28', '', false],
  ['2025-08-31', '6 period', '2026-02-28', '', false],
  ['2026-03-26', '6 period', '2026-09-26', '', false],
  ['2026-03-26', '6 months', '2026-09-28', '', false],
  ['2026-08-08', '6 period', '2027-02-08', '', false],
  ['2026-08-08', '6 months', '2027-02-09', '', true],
  ['2026-09-20', '3 workingDays', '2026-10-16', '2026-09-22/2026-10-14', false],
  ['2026-09-14', '20 calendarDays', '2026-10-08', '', false],
  ['2026-09-11', '30 calendarDays', '2026-10-12', '', false],
  ['2026-12-21', '3 workingDays', '2026-12-24', '', true],
  ['2026-12-28', '3 workingDays', '2026-12-31', '', true],
  ['2026-12-31', '3 workingDays', '2027-01-06', '', true],
  ['2026-12-25', '20 workingDays', '2027-01-25', '', true],
  ['2027-01-25', '10 workingDays', '2027-02-10', '', true],
  ['2026-12-18', '3 workingDays', '2026-12-23', '', false],
]

describe('the deadline calculator', () => {
  const { ask } = anySite()

  test.each(vectors)('counts %s + %s to %s', async (start, length, last, pause, provisional) => {
    const [n = '', unit = ''] = length.split(' ')
    const [from, to] = pause.split('/')
    const paused = from && to ? { ...fields('pause1from', from), ...fields('pause1to', to) } : {}
    const { status, body } = await ask({ path: asked(start, { n, unit, ...paused }) })
    expect(status).toBe(200)
    expect(body).toContain(`<time datetime="${last}">`)
    expect(body.includes('暂定')).toBe(provisional)
  })

  test('says the article and the standing of a rule, and names none for a length of one’s own', async () => {
    const statutory = await ask({ path: asked('2026-09-29', { rule: 'A4' }) })
    expect(statutory.body).toContain('<time datetime="2026-10-09">')
    expect(statutory.body).toMatch(/法定时限 · 《广东省社会信用条例》第四十六条第（二）项/)
    const target = await ask({ path: `/en${asked('2026-09-29', { rule: 'A7' })}` })
    expect(target.body).toContain('Reference time limit')
    const own = await ask({ path: asked('2026-09-29', { n: '3', unit: 'workingDays' }) })
    expect(own.body).not.toMatch(/法定时限 ·|参考时限 ·/)
  })

  test.each([
    [{}, 'rule', '二者填一项'],
    [{ rule: 'A4', n: '3' }, 'n', '二者填一项'],
    [{ rule: 'Z9' }, 'rule', '请选择一项'],
    [{ n: '3', unit: 'weeks' }, 'unit', '请选择一项'],
    [{ n: '-3', unit: 'months' }, 'n', '请填写整数'],
    [{ n: '9999', unit: 'workingDays' }, 'n', '太长了'],
    [{ n: '3', unit: 'workingDays', ...fields('pause1from', '2026-02-30') }, 'pause1from', '真实存在的日期'],
    [
      { rule: 'A4', ...fields('pause2from', '2026-10-02'), ...fields('pause2to', '2026-10-01') },
      'pause2to',
      '不能早于',
    ],
  ])('asks for a better answer to %j at %s', async (query, name, text) => {
    const { status, body } = await ask({ path: asked('2026-09-29', query) })
    expect(status).toBe(422)
    expect(body).toContain(`id="${name}-fault"`)
    expect(body).toContain(text)
  })

  test.each(['2017-12-31', '2027-12-30', '2026-02-30', '0000-01-01'])('takes no start on %s', async (start) => {
    const { status, body } = await ask({ path: asked(start, { rule: 'A4' }) })
    expect(status).toBe(422)
    expect(body).toContain('id="start-fault"')
  })
})

const settings = [
  two('适用，按该办法的公示期停止公示', 'they do: publicity ends by the periods of the new measures'),
  two('所设的值没有对应的做法，仍按目前做法', 'not an answer that is known here; the practice until settled holds'),
  two('由告知结果的平台署名', 'the platform that tells the result signs'),
  two('未另作设置，按目前做法', 'nothing; the practice until settled holds'),
]

test('every rule, holiday notice and open question stands on the page of rules, in both languages', async () => {
  const { ask } = site({ deployment: { flags: { L1: 'cap', L2: true, L23: 'platform' } } })
  for (const [path, lang] of [
    ['/rules', 'zh'],
    ['/en/rules', 'en'],
  ] as const) {
    const { status, body } = await ask({ path })
    expect(status).toBe(200)
    for (const { id, step } of rules) {
      expect(body).toContain(`>${id}</span>`)
      expect(body).toContain(step[lang].replaceAll('"', '&quot;'))
    }
    for (let year = 2018; year <= 2026; year += 1) expect(body).toContain(`<div>${year}</div>`)
    for (const { question } of openQuestions) expect(body).toContain(question[lang])
    for (const text of settings) expect(body).toContain(`<div>${text[lang]}</div>`)
    expect(body).not.toMatch(/<div>(?:cap|true)<\/div>/)
    for (const { zh, en } of Object.values(acts)) expect(body).toContain({ zh, en }[lang])
    expect(body).toContain(editionText('网安法 23', '2026-09-14')[lang])
    expect(body).toContain({ zh: '由《信用修复管理办法》取代', en: 'replaced by the Measures for Credit Repair' }[lang])
  }
})
