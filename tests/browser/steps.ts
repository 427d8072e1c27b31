import { expect } from 'vitest'
import { patience } from '#tests/support/patience.ts'
import type { Visitor, visitor } from '#tests/support/visitor.ts'
import { paths } from '#web/paths.ts'
import { files as fileWords } from '#web/words/case.ts'
import { frame } from '#web/words/frame.ts'
import { approval } from '#web/words/staff/staff.ts'
import { submit } from '#workflows/objection/ways.ts'

export type File = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
export type Dispute = {
  readonly document: string
  /** A column, or `whole`. */
  readonly column: string
  readonly ground: string
  readonly claimed: string
  /** More columns beside the first, each with its claim. */
  readonly also?: Readonly<Record<string, string>>
  readonly channel?: 'direct'
  readonly statement?: string
  readonly files?: readonly File[]
}
export type Answer = {
  readonly code: string
  readonly value?: string
  readonly produced?: boolean
  /** Entry that is answered; the first unless said. */
  readonly item?: string
}
/** Looks at a page, or passes by. */
export type Look = (who: Visitor, name: string) => Promise<void>

export const passBy: Look = async () => {}
export const lookAt: Look = (who, name) => who.look(name)

/** From the own record to the receipt; answers the case's id. */
export async function objectTo(who: Visitor, dispute: Dispute, look: Look = passBy): Promise<string> {
  await readyToSubmit(who, dispute, look)
  return submitted(who, look)
}

/** From the filled form to the receipt, without files. */
export async function handIn(who: Visitor, look: Look = passBy): Promise<string> {
  await toCheck(who, look)
  return submitted(who, look)
}

async function submitted(who: Visitor, look: Look): Promise<string> {
  await who.click(submit)
  await look(who, 'receipt')
  const id = /\/my\/cases\/([^/]+)\/receipt$/.exec(who.page.url())?.[1]
  expect(id, 'a receipt').toBeDefined()
  return id ?? ''
}

/** From the record to the final check page. */
export async function readyToSubmit(who: Visitor, dispute: Dispute, look: Look = passBy): Promise<void> {
  await who.go(paths.myRecords)
  await look(who, 'my-records')
  await openRecord(who, dispute.document)
  await look(who, 'my-record')
  await toForm(who, look)
  await look(who, 'object')
  await fillIn(who, dispute)
  await toCheck(who, look, dispute.files)
}

/** From the filled form to the last look. */
async function toCheck(who: Visitor, look: Look, files?: Dispute['files']): Promise<void> {
  await who.click(frame.continue)
  await look(who, 'evidence-empty')
  for (const file of files ?? []) await upload(who, file)
  if (files) await look(who, 'evidence')
  await who.click(frame.continue)
  await look(who, 'contact')
  await who.field('phone').fill('0766-8800000')
  await who.field('consentElectronic').check()
  await who.click(frame.continue)
  await look(who, 'check')
}

/** From the page of a record to the form, through its one question. */
export async function toForm(who: Visitor, look: Look = passBy, what = 'none'): Promise<void> {
  await openOthers(who)
  await who.click(who.page.locator('main a[href$="/object"]'))
  await look(who, 'what-is-wrong')
  await who.click(who.page.locator(`main a[href$="?what=${what}"]`))
}

/** What else a record's page offers is folded below its one act. */
export async function openOthers({ page }: Visitor): Promise<void> {
  const shut = page.locator('details.others:not([open]) > summary')
  if ((await shut.count()) > 0) await shut.click()
}

/** From the list of one's records to the page of one. */
export const openRecord = (who: Visitor, document: string) =>
  who.click(who.page.locator('article').filter({ hasText: document }).locator('h3 a'))

async function fillIn(
  who: Visitor,
  { column, ground, claimed, statement, also = {}, channel }: Dispute,
): Promise<void> {
  for (const [name, right] of Object.entries({ [column]: claimed, ...also })) {
    await who.field(`dispute.${name}`).check()
    await who.field(`ground.${name}`).selectOption(ground)
    await claim(who, name, right)
  }
  if (channel) await put(who.field('channel'), channel)
  await who.field('explanation').fill('决定书原件写的是另一个数。The decision itself says otherwise.')
  if (statement) await who.field('statement').fill(statement)
}

/** A day has three fields, all else one. */
async function claim(who: Visitor, column: string, right: string): Promise<void> {
  if ((await who.field(`claimed.${column}.year`).count()) === 0) return who.field(`claimed.${column}`).fill(right)
  const [year = '', month = '', day = ''] = right.split('-').map((part) => String(Number(part)))
  for (const [part, text] of Object.entries({ year, month, day }))
    await who.field(`claimed.${column}.${part}`).fill(text)
}

/** Presses twice, as an impatient hand does. */
export async function twice(who: Visitor, button: ReturnType<Visitor['field']>): Promise<void> {
  await Promise.all([who.page.waitForEvent('load'), button.dblclick({ noWaitAfter: true })])
  await who.page.waitForLoadState('load')
}

export async function upload(who: Visitor, file: File): Promise<void> {
  await who.page.locator('#file').setInputFiles(file)
  await who.click(fileWords.sendFile)
}

/** Sends one event from the desk's own form. */
export async function send(
  who: Visitor,
  id: string,
  event: string,
  values: Readonly<Record<string, string>>,
  path = paths.deskCase(id),
): Promise<void> {
  if (!who.page.url().endsWith(path)) await who.go(path)
  const form = await who.form(event)
  for (const [name, value] of Object.entries(values)) await put(form.locator(`[name="${name}"]`), value)
  await who.click(form.locator('button[type=submit]'))
}

type Field = ReturnType<Awaited<ReturnType<typeof visitor>>['field']>

export async function put(field: Field, value: string): Promise<void> {
  const kind = await field.first().evaluate((one) => `${one.tagName}.${one.getAttribute('type')}`)
  if (kind === 'SELECT.null') await field.selectOption(value)
  else if (kind === 'INPUT.radio') await field.and(field.page().locator(`[value="${value}"]`)).check()
  else if (kind === 'INPUT.checkbox') await field.check()
  else await field.fill(value)
}

export const propose = (
  who: Visitor,
  id: string,
  { code, value, produced = code === '01' || code === '02', item = 'i1' }: Answer,
  event = 'unit.proposed',
) =>
  send(who, id, event, {
    [`code.${item}`]: code,
    ...(value === undefined ? {} : { [`value.${item}`]: value }),
    [`documentChecked.${item}`]: '行政处罚决定书（原件）',
    ...(produced ? { [`documentProduced.${item}`]: 'on' } : {}),
    [`reason.${item}`]: '经查阅决定书原件。Checked against the decision itself.',
  })

export async function approve(who: Visitor, id: string, look: Look = passBy): Promise<void> {
  await who.go(paths.deskCase(id))
  await look(who, 'desk-case-head')
  await who.click(approval.title)
  await look(who, 'approval')
  await who.click((await who.form('approver.approved')).locator('button[type=submit]'))
}

/** Reads a page until it holds: publication follows shortly after. */
export async function until(
  who: Visitor,
  path: string,
  holds: (text: string, status: number) => boolean,
): Promise<string> {
  let text = ''
  await expect
    .poll(
      async () => {
        const status = (await who.go(path))?.status() ?? 0
        text = await who.text()
        return holds(text, status)
      },
      { ...patience, message: path },
    )
    .toBe(true)
  return text
}

/** By its number through the search, as anybody would. */
export async function findRecord(who: Visitor, document: string): Promise<string> {
  await who.go(paths.search)
  await who.field('q').fill('91445300MA0DEM013F')
  await who.click(who.page.locator('main button[type=submit]'))
  await who.click(who.page.locator('main tr').filter({ hasText: document }).locator('a'))
  return new URL(who.page.url()).pathname.replace(/^\/en/, '')
}
