import type { Command } from 'commander'
import { type ExplainedRecord, explainRecords } from '#engine/scan/explain-record.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import { citationText } from '#law/source.ts'
import { matchKey } from '#records/normalise.ts'
import { readStore } from './read-store.ts'

const help = `
ID 是记录编号或者决定书文号（括号、全半角不计）；同一文号有几条的，逐条列出。服务运行时也可以。
ID is a record’s id or its document number (brackets and widths do not matter); where several bear it, each is told.
Also while the server runs.

--json: {"records":[{id,documentNumber,authority,kind,tier,publicity:{shown,from,until,why},earliestApplyOn,autoEndOn,
        caps:{rule,maximumOn,capOn},claimedUntil,missing,flags,overlays,versions,cases,findings,decides,articles}]}`

export function register(program: Command): void {
  program
    .command('explain-record')
    .argument('<id>')
    .description('说明一条记录的全部计算结果 / explain all that is computed about one record')
    .option('--json', '向标准输出写 JSON / print JSON')
    .addHelpText('after', help)
    .action(explain)
}

async function explain(id: string, { json }: { json?: true }): Promise<void> {
  const records = await readStore((store) => explainRecords(store, id.trim(), matchKey(id)))
  if (json) process.stdout.write(`${JSON.stringify({ records })}\n`)
  else process.stdout.write(records.map(text).join('\n'))
  if (records.length > 0) return
  process.stderr.write(`没有这条记录 / there is no such record: ${id}\n`)
  process.exitCode = 1
}

function text(one: ExplainedRecord): string {
  const { publicity, caps, overlays, subject, tier } = one
  const lines: readonly (readonly [Bilingual, string])[] = [
    [
      two('主体', 'Subject'),
      [
        subject.name ?? (subject.kind === 'person' ? '（自然人 / a person）' : '（已封存 / sealed）'),
        subject.code ?? '',
      ]
        .join(' ')
        .trim(),
    ],
    [two('种类', 'Kind'), both(one.kindName)],
    [
      two('失信程度', 'Seriousness'),
      tier === null ? '—' : `${tier.value}（${tier.basis}，${tier.by}）${one.necessary ? ' necessary' : ''}`,
    ],
    [two('现在公示', 'Shown today'), publicity.shown ? '是 / yes' : '否 / no'],
    [two('原因', 'Why'), publicity.why.map(({ name }) => both(name)).join('；')],
    [two('公示期', 'Publicity'), `${publicity.from ?? '—'} … ${publicity.until ?? '—'}`],
    [two('可申请修复', 'May apply from'), one.earliestApplyOn ?? '—'],
    [two('最长', 'At most'), caps === null ? '—' : `${caps.rule}: ${caps.maximumOn ?? '—'}；GD 43: ${caps.capOn}`],
    [two('来源填报的截止期', 'End its source names'), one.claimedUntil ?? '—'],
    [two('附加期限', 'Attached term'), one.attachedTermEnd ?? '—'],
    [two('缺少', 'Missing'), one.missing.join(' ') || '—'],
    [
      two('未决法律问题', 'Open questions'),
      Object.entries(one.flags)
        .map(([flag, set]) => `${flag}=${set ?? '?'}`)
        .join(' ') || '—',
    ],
    [two('标注', 'Overlays'), overlaysText(overlays)],
    ...one.versions.map(
      ({ n, on, cause, changed }) =>
        [two(`版本 ${n}`, `Version ${n}`), `${on} ${cause.kind} ${changed.join(' ')}`.trim()] as const,
    ),
    ...one.cases.map(
      (file) => [two('案件', 'Case'), `${file.number} ${file.procedure} ${file.state} ${file.openedOn}`] as const,
    ),
    ...one.findings.map(
      ({ rule, outcome, why }) => [two('查找结果', 'The scan finds'), `[${rule}] ${outcome} ${both(why)}`] as const,
    ),
    ...one.decides.map(({ what, name }) => [two('谁来决定', 'Who decides'), `${both(what)}：${both(name)}`] as const),
    ...one.articles.map((article) => [two('依据', 'Article'), both(citationText(article))] as const),
  ]
  return `${one.authority} ${one.documentNumber}  ${one.id}\n${lines.map(([name, value]) => `  ${both(name)}: ${value}\n`).join('')}`
}

function overlaysText({ disputedBy, statement, shield, ended }: ExplainedRecord['overlays']): string {
  const parts = [
    ...(disputedBy.length > 0 ? [`异议中 / disputed ×${disputedBy.length}`] : []),
    ...(statement === null ? [] : ['异议声明 / statement']),
    ...(shield === null || shield === undefined ? [] : ['暂时屏蔽 / shield']),
    ...(ended === null ? [] : [`已终止 / ended: ${ended.reason} ${ended.on}`]),
  ]
  return parts.join('；') || '—'
}

const both = ({ zh, en }: Bilingual): string => (zh === en ? zh : `${zh} / ${en}`)
