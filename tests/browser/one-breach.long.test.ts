import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { canBrowse, chromium, titled } from '#tests/support/browsing.ts'
import { patience } from '#tests/support/patience.ts'
import { freePort, started } from '#tests/support/started.ts'
import { type Visitor, visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { urging } from '#web/words/staff/board.ts'
import { contests } from '#web/words/staff/contests.ts'
import { editions } from '#web/words/staff/editions.ts'
import { objectTo, send, until } from './steps.ts'

const asked = '请说明为何尚未核查，并于明日前提出意见。'
const why = '材料转来时期限已过大半，时间由受理环节占用。'
const because = '经核对办理日志，改计受理单位。'
const edition = paths.edition(2026, 1)

afterAll(async () => {
  if ('browser' in chromium) await chromium.browser.close()
})

type Phase = (as: (who: string) => Promise<Visitor>) => Promise<void>

/** Runs the program over one folder, at several instants. */
async function livedAt(lang: 'zh' | 'en', phases: Readonly<Record<string, Phase>>): Promise<void> {
  if (!('browser' in chromium)) throw new Error('no browser')
  const { browser } = chromium
  const at = { folder: mkdtempSync(join(tmpdir(), 'redress-breach-')), port: await freePort() }
  for (const [now, phase] of Object.entries(phases)) {
    const program = await started({ now, at, env: { REDRESS_DEMO_YEAR: 'off' } })
    const here: Visitor[] = []
    await phase(async (who) => {
      const one = await visitor({ browser, url: program.url, lang })
      await one.signIn(who)
      here.push(one)
      return one
    })
    for (const one of here) await one.close()
    expect(await program.stop(), program.log()).toBe(0)
  }
  rmSync(at.folder, { recursive: true })
}

/** Waits for a mail to an address that holds a text. */
const mailed = async (who: Visitor, to: string, text: string) =>
  expect
    .poll(
      async () => {
        await who.page.goto(`${new URL(who.page.url()).origin}/demo/mailbox`)
        const links = who.page.locator('tr').filter({ hasText: to }).locator('a')
        for (const link of (await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).slice(0, 5)) {
          await who.page.goto(new URL(link ?? '', who.page.url()).href)
          if ((await who.page.locator('pre.mail').first().innerText()).includes(text)) return true
        }
        return false
      },
      { ...patience, message: `a mail to ${to}` },
    )
    .toBe(true)

describe.runIf(canBrowse)(titled('one breach, from the reminder to the frozen year'), () => {
  it.each(['zh', 'en'] as const)('by supervisor, officer and head, in %s', async (lang) => {
    let [id, number] = ['', '']
    await livedAt(lang, {
      '2026-06-02T10:00:00+08:00': async (as) => {
        const firm = await as('enterprise')
        id = await objectTo(firm, { document: '云环罚〔2026〕样1号', column: 'CF_NR_FK', ground: 'E7', claimed: '0.5' })
        const intake = await as('intake-1')
        await send(intake, id, 'intake.forwarded', { unit: 'HJ' })
        number = /445300-\d{8}-\w{9}/.exec(await intake.text())?.[0] ?? ''
        expect(number).not.toBe('')
      },
      '2026-06-04T10:00:00+08:00': async (as) => {
        const supervisor = await as('supervisor')
        await until(supervisor, paths.board, (text) => text.includes(number))
        await supervisor.look('breach-board-soon')
        await supervisor.click(
          supervisor.page.locator('tr').filter({ hasText: number }).getByText(supervisor.t(urging.link)),
        )
        await supervisor.field('words').fill(asked)
        await supervisor.look('breach-urge')
        await supervisor.click(urging.send)
        await supervisor.look('breach-urged')
        const officer = await as('hj-1')
        await officer.go(paths.deskCase(id))
        expect(await officer.text()).toContain(asked)
        await officer.look('breach-urged-officer')
        await mailed(supervisor, 'hj-1', asked)
      },
      '2026-06-08T10:00:00+08:00': async (as) => {
        const supervisor = await as('supervisor')
        await until(supervisor, paths.breaches, (text) => text.includes(number))
        await supervisor.look('breach-list')
        const head = await as('hj-head')
        await head.go(paths.deskCase(id))
        await head.click(contests.link)
        await head.field('reason').fill(why)
        await head.look('breach-contest')
        await head.click(contests.contest)
        await head.look('breach-contested')
        await supervisor.go(paths.contests)
        await supervisor.look('breach-contests')
        await supervisor.click(supervisor.page.locator('main tr').filter({ hasText: number }).locator('a').first())
        expect(await supervisor.text()).toContain(why)
        await supervisor.page.locator('main input[name=kind][value=reattributed]').check()
        await supervisor.field('unit').selectOption('FGW')
        await supervisor.field('reason').fill(because)
        await supervisor.look('breach-rule')
        await supervisor.click(contests.rule)
        await supervisor.look('breach-ruled')
        await head.go(paths.caseBreaches(id))
        expect(await head.text()).toContain(because)
      },
      '2027-01-04T10:00:00+08:00': async (as) => {
        const supervisor = await as('supervisor')
        await supervisor.go(paths.editions)
        await supervisor.field('year').selectOption('2026')
        await supervisor.click(editions.beginButton)
        await supervisor.look('breach-editions')
        const head = await as('hj-head')
        await head.go(edition)
        await head.field('reason').fill(why)
        await head.look('breach-edition-head')
        await head.click(editions.object)
        expect(await head.text()).toContain(why)
        await supervisor.go(edition)
        await supervisor.field('reason').fill(because)
        await supervisor.look('breach-edition-draft')
        await supervisor.click(editions.answerButton)
        expect(await supervisor.text()).toContain(because)
      },
      '2027-01-12T10:00:00+08:00': async (as) => {
        const first = await as('supervisor')
        await first.go(edition)
        expect(await first.text()).toContain(first.t(editions.not_own))
        const second = await as('supervisor-2')
        await second.go(edition)
        await second.look('breach-edition-ready')
        await second.click(
          second.page.locator('main form button').getByText(second.t(editions.freeze), { exact: true }),
        )
        expect(await second.text()).toContain(second.t(editions.changesOfDraft))
        await second.look('breach-edition-frozen')
        const head = await as('hj-head')
        await head.go(edition)
        expect(await head.text()).toContain(head.t(editions.frozen))
        await head.look('breach-edition-frozen-head')
      },
    })
  })
})
