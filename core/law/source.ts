import type { Status, Words } from './time-limit.ts'

/** Names and numbers as law.md §1 gives them; the English names are ours. */
export type Source = Words & { readonly number: string; readonly status: Status }

const source = (zh: string, en: string, number: string, status: Status): Source => ({ zh, en, number, status })

export const sources: Readonly<Record<string, Source>> = {
  O36: source('信用修复管理办法', 'Measures for Credit Repair', '国家发展改革委令第36号', 'VT'),
  GD: source('广东省社会信用条例', 'Guangdong Social Credit Regulations', '公告第80号', 'VT'),
  YF: source('云浮市优化营商环境条例', 'Yunfu Regulations on the Business Environment', '', 'VT'),
  O58: source(
    '失信行为纠正后的信用信息修复管理办法（试行）',
    'Trial Measures for Repair after Correction',
    '国家发展改革委令第58号',
    'SEC',
  ),
  SAMR45: source(
    '市场监督管理行政处罚信息公示规定',
    'Provisions on Publishing Market Penalties',
    '总局令第45号',
    'SEC',
  ),
  SAMR3: source('国市监信规〔2021〕3号', 'SAMR Rules [2021] No 3', '国市监信规〔2021〕3号', 'SEC'),
  民法典: source('民法典', 'Civil Code', '', 'VT'),
  行政处罚法: source('行政处罚法', 'Administrative Penalty Law', '', 'VT'),
  行政许可法: source('行政许可法', 'Administrative Licence Law', '', 'VT'),
  行政复议法: source('行政复议法', 'Administrative Reconsideration Law', '', 'VT'),
  行政诉讼法: source('行政诉讼法', 'Administrative Litigation Law', '', 'VT'),
  征信业: source('征信业管理条例', 'Regulations on the Credit Reference Industry', '', 'VT'),
  公示条例: source('企业信息公示暂行条例', 'Interim Regulations on Enterprise Information', '', 'VT'),
  网数条例: source('网络数据安全管理条例', 'Network Data Security Regulations', '', 'VT'),
  治安法: source('治安管理处罚法', 'Public Security Administration Penalty Law', '2025年修订', 'SEC'),
  网安法: source('网络安全法', 'Cybersecurity Law', '', 'SEC'),
  广东省市场监管条例: source('广东省市场监管条例', 'Guangdong Market Regulation Regulations', '', 'VT'),
}

/** "GD 46(2); O36 3, 23" as a reader knows it. Empty for a limit of our own. */
export function citationText(citation: string): Words {
  const parts = citation.split('; ').filter((part) => part !== '')
  return { zh: parts.map(inChinese).join('、'), en: parts.map(inEnglish).join('; ') }
}

function inChinese(part: string): string {
  const [name, articles] = split(part)
  const title = `《${sources[name]?.zh ?? name}》`
  return articles === '' ? title : `${title}${articles.split(', ').map(articleInChinese).join('、')}`
}

function inEnglish(part: string): string {
  const [name, articles] = split(part)
  const title = sources[name]?.en ?? name
  return articles === '' ? title : `${title}, art. ${articles}`
}

const articleInChinese = (article: string) =>
  article.replace(/^(\d+)(?:\((\d+)\))?$/, (_, n, item) => `第${n}条${item === undefined ? '' : `（${item}）`}`)

function split(part: string): readonly [string, string] {
  const space = part.indexOf(' ')
  return space === -1 ? [part, ''] : [part.slice(0, space), part.slice(space + 1)]
}
