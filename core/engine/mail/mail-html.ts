import type { Lang } from '#engine/store/person.ts'
import type { StationView } from '#engine/views/progress-view.ts'

/** One language of a mail: what, by when, where, whom to ask. */
export type MailSection = {
  readonly lang: Lang
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Stations of the case, for its applicant. */
  readonly progress?: MailProgress | undefined
  /** Lists whose every line leads to its case. */
  readonly lists?: readonly MailList[]
  readonly link: { readonly label: string; readonly href: string }
  /** Small print, last. */
  readonly closing: readonly string[]
}

export type MailProgress = {
  readonly title: string
  readonly stations: readonly { readonly name: string; readonly said: string; readonly state: StationView['state'] }[]
}
export type MailList = { readonly title: string; readonly lines: readonly MailLine[]; readonly more?: string }
export type MailLine = { readonly label: string; readonly href: string; readonly text: readonly string[] }

export const mailText = (sections: readonly MailSection[]): string =>
  toldOnce(sections).map(plainSection).join('\n\n—\n\n')

/** Inline styles without colours, for light and dark; nothing is fetched. */
export function mailHtml(subject: string, sections: readonly MailSection[]): string {
  const [first] = sections
  return `<!doctype html>
<html lang="${language(first?.lang ?? 'zh')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escaped(subject)}</title>
</head>
<body style="margin:0">
<div style="display:none;max-height:0;overflow:hidden">${escaped(preheader(first))}</div>
<div style="max-width:600px;margin:0 auto;padding:20px 16px;font:16px/1.6 sans-serif;overflow-wrap:anywhere">
${toldOnce(sections).map(htmlSection).join('\n<hr style="border:0;border-top:1px solid #8a929c;margin:28px 0">\n')}
</div>
</body>
</html>
`
}

/** Beside the subject in a list of mails. */
const preheader = (first: MailSection | undefined): string =>
  first === undefined ? '' : [...first.paragraphs, ...first.facts.map((fact) => fact.join(' '))].slice(0, 3).join(' ')

/** Numbers and quotations, alike in both languages, stand in the first. */
function toldOnce(sections: readonly MailSection[]): readonly MailSection[] {
  const values = new Set(sections[0]?.facts.map(([, value]) => value))
  return sections.map((one, i) =>
    i === 0 ? one : { ...one, facts: one.facts.filter(([, value]) => !values.has(value)) },
  )
}

const fonts = "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',Segoe UI,sans-serif"
/** Chinese faces have quotation marks as wide as a character. */
const latin = `-apple-system,'Segoe UI',Roboto,Helvetica,Arial,${fonts}`
const button =
  'display:inline-block;padding:10px 20px;border-radius:4px;background:#0b57a4;color:#ffffff;text-decoration:none'

function plainSection({ lang, title, paragraphs, facts, progress, lists = [], link, closing }: MailSection): string {
  const list = facts.map(([label, value]) => (lang === 'zh' ? `${label}：${value}` : `${label}: ${value}`))
  const listed = lists.flatMap((one) => [one.title, ...one.lines.map(plainLine), one.more ?? ''])
  const task = `${link.label}\n${link.href}`
  const bar = progress ? plainProgress(progress) : ''
  const parts = [title, paragraphs.join('\n'), task, list.join('\n'), bar, ...listed, closing.join('\n')]
  return parts.filter(Boolean).join('\n\n')
}

const signs: Readonly<Record<StationView['state'], string>> = {
  done: '●',
  now: '◉',
  later: '○',
  ended: '■',
  skipped: '–',
}

const plainProgress = ({ title, stations }: MailProgress) =>
  [title, ...stations.map(({ name, said, state }) => `${signs[state]} ${name}  ${said}`)].join('\n')

/** A table, since mail programs know no grid. */
function htmlProgress({ title, stations }: MailProgress): string {
  const cell = ({ name, said, state }: MailProgress['stations'][number]) =>
    `<td style="width:20%;padding:4px 2px;vertical-align:top;text-align:center;font-size:13px;line-height:1.35"><span style="font-size:18px">${signs[state]}</span><br><b style="font-weight:${state === 'later' || state === 'skipped' ? 400 : 600}">${escaped(name)}</b><br>${escaped(said)}</td>`
  return `<p style="margin:16px 0 4px;font-weight:600">${escaped(title)}</p>
<table role="presentation" style="width:100%;margin:0 0 16px;border-collapse:collapse;table-layout:fixed"><tr>
${stations.map(cell).join('\n')}
</tr></table>`
}

const plainLine = ({ label, text, href }: MailLine) => [label, ...text, href].join('\n')

function htmlList({ title, lines: all, more }: MailList): string {
  const line = ({ label, text, href }: MailLine) =>
    `<p style="margin:0 0 12px"><a href="${escaped(href)}">${unbroken(label)}</a>${text.map((one) => `<br>${unbroken(one)}`).join('')}</p>`
  const head = title === '' ? '' : `<p style="margin:16px 0 8px;font-weight:600">${escaped(title)}</p>\n`
  return `${head}${all.map(line).join('\n')}${more ? `\n<p style="margin:0 0 12px">${escaped(more)}</p>` : ''}`
}

function htmlSection({ lang, title, paragraphs, facts, progress, lists = [], link, closing }: MailSection): string {
  const fact = ([label, value]: readonly [string, string]) =>
    `<div style="margin:0 0 4px"><b style="font-weight:600">${unbroken(label)}</b>&ensp;${unbroken(value)}</div>`
  return `<div lang="${language(lang)}" style="font-family:${lang === 'zh' ? fonts : latin}">
<p style="margin:0 0 12px;font-size:20px;line-height:1.4;font-weight:600">${unbroken(title)}</p>
${paragraphs.map((text) => `<p style="margin:0 0 12px">${lines(text)}</p>`).join('\n')}
<p style="margin:0 0 16px"><a href="${escaped(link.href)}" style="${button}">${escaped(link.label)}</a></p>
${facts.length === 0 ? '' : `<div style="margin:0 0 16px;padding:8px 14px 4px;border-left:4px solid #0b57a4">${facts.map(fact).join('\n')}</div>`}${progress ? htmlProgress(progress) : ''}${lists.map(htmlList).join('\n')}
${closing.map((text) => `<p style="margin:0 0 6px;font-size:14px">${linked(text)}</p>`).join('\n')}
</div>`
}

const language = (lang: Lang) => (lang === 'zh' ? 'zh-CN' : 'en')

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
/** On a telephone a number is read in one piece. */
const unbroken = (text: string) =>
  escaped(text).replace(/\b\d{6}-\d{8}-[0-9A-Z]{9}\b/g, '<span style="white-space:nowrap">$&</span>')
const lines = (text: string) => unbroken(text).replaceAll('\n', '<br>')

/** Only our own sentences are searched for addresses, never what people wrote. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/[\w.:/-]+\w\/?)/)
    .map((part, i) => (i % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : unbroken(part)))
    .join('')
