import { type Card, type DiagramModel, diagramModel, type Row } from '#chart/diagram-model.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { chartTexts, chartWords, type DiagramLanguage } from './chart-words.ts'
import { type Lane, lanes } from './diagram-lanes.ts'
import { diagramStyle } from './diagram-style.ts'

const width = 440
const gutter = { left: 68, right: 68 }
const line = { title: 30, row: 22, note: 18, gap: 16, pad: 8 }
const cardWidth = width - gutter.left - gutter.right
const right = width - gutter.right

/** Draws one phone wide: down right, back left. */
export function chartToDiagram(procedure: Procedure, language: DiagramLanguage): string {
  const model = diagramModel(procedure.course.chart, chartWords(procedure, language))
  const drawn = place(model)
  const trunks = lanes(model.cards)
  const body = [
    heading(model),
    ...model.always.map((group, i) => groupBox(group, drawn.groups[i] ?? 0, model, language)),
    opening(model, drawn.top),
    ...trunks.map((lane) => trunk(lane, drawn)),
    ...model.cards.map((card) => cardBox(card, drawn.cards.get(card.name) ?? 0, language)),
  ]
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${drawn.height}" role="img" aria-labelledby="t d" lang="${language === 'zh' ? 'zh-CN' : 'en'}">`,
    `<title id="t">${xml(model.title)}</title>`,
    `<desc id="d">${xml(spoken(model))}</desc>`,
    `<style>${diagramStyle}</style>`,
    `<rect class="paper" width="${width}" height="${drawn.height}"/>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`
}

type Drawn = {
  readonly cards: ReadonlyMap<string, number>
  readonly model: DiagramModel
  readonly groups: readonly number[]
  readonly top: number
  readonly height: number
}

function place(model: DiagramModel): Drawn {
  let y = 56
  const groups = model.always.map((group) => {
    const at = y
    y += groupHeight(group) + line.gap
    return at
  })
  const top = y
  y += 34
  const cards = new Map<string, number>()
  for (const card of model.cards) {
    cards.set(card.name, y)
    y += cardHeight(card) + line.gap
  }
  return { cards, model, groups, top, height: y + 4 }
}

const noteLines = (notes: readonly string[]) => wrap(notes, 39)
const cardHeight = ({ rows, notes }: Pick<Card, 'rows' | 'notes'>) =>
  line.title +
  rows.length * line.row +
  noteLines(notes).length * line.note +
  (rows.length + notes.length > 0 ? line.pad : 4)
const groupHeight = (group: DiagramModel['always'][number]) => cardHeight(group)

const heading = ({ title }: DiagramModel) => `<text class="heading" x="${gutter.left}" y="36">${xml(title)}</text>`

function groupBox(
  group: DiagramModel['always'][number],
  y: number,
  model: DiagramModel,
  language: DiagramLanguage,
): string {
  const title = (name: string) => model.cards.find((card) => card.name === name)?.title ?? name
  const rows = group.rows.map(
    ({ label, targets }, i) =>
      `<text class="row" x="${gutter.left + 14}" y="${rowY(y, i)}">${xml(label)} <tspan class="to">→ ${xml(targets.map(title).join(' · '))}</tspan></text>`,
  )
  return [
    `<g class="group"><rect x="${gutter.left}" y="${y}" width="${cardWidth}" height="${groupHeight(group)}" rx="8"/>`,
    `<text class="where" x="${gutter.left + 14}" y="${y + 20}">${xml(group.where)}</text>`,
    ...rows,
    ...notes(group, y, chartTexts.also[language]),
    '</g>',
  ].join('')
}

const opening = ({ opening: text }: DiagramModel, y: number) =>
  `<text class="row" x="${gutter.left + 26}" y="${y + 12}">${xml(text)}</text><path class="start" d="M${gutter.left + 14} ${y + 2}v26m-4 -5l4 5l4 -5"/>`

function cardBox(card: Card, y: number, language: DiagramLanguage): string {
  const rows = card.rows.map((row, i) => rowText(row, rowY(y, i)))
  return [
    `<g class="card ${card.kind}"><rect x="${gutter.left}" y="${y}" width="${cardWidth}" height="${cardHeight(card)}" rx="8"/>`,
    icon(card.kind, gutter.left + 18, y + 16),
    `<text class="name" x="${gutter.left + 34}" y="${y + 21}">${xml(card.title)}</text>`,
    ...rows,
    ...notes(card, y, chartTexts.also[language], 34),
    '</g>',
  ].join('')
}

const rowText = ({ label, isClock }: Row, y: number) =>
  `<text class="row${isClock ? ' clock' : ''}" x="${gutter.left + 34}" y="${y}">${xml(label)}</text>${isClock ? icon('clock', gutter.left + 20, y - 4) : ''}`

const notes = ({ rows, notes: all }: Pick<Card, 'rows' | 'notes'>, y: number, prefix: string, indent = 14) =>
  noteLines(all).map(
    (text, i) =>
      `<text class="note" x="${gutter.left + indent}" y="${y + line.title + rows.length * line.row + 12 + i * line.note}">${xml(i === 0 ? prefix + text : text)}</text>`,
  )

const rowY = (cardY: number, row: number) => cardY + line.title + row * line.row + 14

/** Lines from rows to the trunk, and its arrow. */
function trunk({ to, side, index, from }: Lane, { cards, model }: Drawn): string {
  const out = side === 'right' ? 1 : -1
  const edge = side === 'right' ? right : gutter.left
  const x = edge + out * (14 + index * 9)
  const end = (cards.get(to) ?? 0) + 15
  const starts = from.map(({ card, row }) => rowY(cards.get(card) ?? 0, row) - 4)
  const r = 5
  const branches = starts.map((y) => `M${edge} ${y}H${x - out * r}Q${x} ${y} ${x} ${y + (end > y ? r : -r)}`)
  const far = side === 'right' ? Math.min(...starts) : Math.max(...starts)
  const turn = end > far ? -r : r
  const arrow = `M${edge + out * 8} ${end - 4}L${edge + out * 1} ${end}L${edge + out * 8} ${end + 4}`
  const hue = model.cards.findIndex((card) => card.name === to) % 6
  const dots = starts.map((y) => `<circle cx="${edge}" cy="${y}" r="2.6"/>`).join('')
  return `<g class="way h${hue}"><path d="${branches.join('')}M${x} ${far - turn}V${end + turn}Q${x} ${end} ${x - out * r} ${end}H${edge + out * 2}${arrow}"/>${dots}</g>`
}

function icon(kind: Card['kind'] | 'clock', x: number, y: number): string {
  const shapes = {
    human: `<circle cx="${x}" cy="${y - 4}" r="3.4"/><path d="M${x - 6} ${y + 7}q0 -8 6 -8t6 8z"/>`,
    service: `<path class="thin" d="M${x - 6} ${y}a6 6 0 0 1 10.5 -4m1.5 4a6 6 0 0 1 -10.5 4"/><path d="M${x + 6} ${y - 7}v5h-5zM${x - 6} ${y + 7}v-5h5z"/>`,
    end: `<rect x="${x - 5}" y="${y - 5}" width="10" height="10" rx="2"/>`,
    clock: `<circle class="thin" cx="${x}" cy="${y}" r="5"/><path class="thin" d="M${x} ${y - 3}v3l2 1.6"/>`,
  }
  return `<g class="icon">${shapes[kind]}</g>`
}

/** The picture in words, for those who do not see it. */
function spoken({ cards, always }: DiagramModel): string {
  const title = (name: string) => cards.find((card) => card.name === name)?.title ?? name
  const ways = (rows: readonly Row[]) =>
    rows.map(({ label, targets }) => `${label} → ${targets.map(title).join(' / ')}`).join('; ')
  return [
    ...always.map(({ where, rows }) => `${where}: ${ways(rows)}`),
    ...cards.filter(({ rows }) => rows.length > 0).map((card) => `${card.title}: ${ways(card.rows)}`),
  ].join('. ')
}

/** Lines of so many columns; Chinese characters take two. */
function wrap(parts: readonly string[], columns: number): readonly string[] {
  const lines: string[] = []
  for (const part of parts) {
    const last = lines.at(-1)
    if (last !== undefined && size(`${last} · ${part}`) <= columns) lines.splice(-1, 1, `${last} · ${part}`)
    else lines.push(part)
  }
  return lines
}

const size = (text: string) => [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
