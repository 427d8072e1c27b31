import type { VNode } from 'preact'
import { expect, test } from 'vitest'
import { samplePages } from '#tests/support/pages/sample-pages.tsx'
import { renderPage } from './render.ts'
import type { Shell } from './shell.ts'

const isApplicants = (page: VNode<{ shell?: Shell }>) => page.props.shell?.person?.roles?.includes('applicant') ?? false

/** Acts that stand out: not in folds, not second, not plain links. */
function actsOn(page: VNode): readonly string[] {
  const main = /<main[\s\S]*<\/main>/.exec(renderPage(page))?.[0] ?? ''
  const open = main
    .replace(/<template>[\s\S]*?<\/template>/g, '')
    .replace(/<details(?! open)[^>]*>[\s\S]*?<\/details>/g, '')
  const found = open.matchAll(/<(button|a)\b([^>]*)>([\s\S]*?)<\/\1>/g)
  return [...found].flatMap(([, tag, attributes = '', words = '']) => {
    const look = / class="([^"]*)"/.exec(attributes)?.[1]
    const isAct = tag === 'a' ? look === 'button' : look === undefined || look === 'danger'
    return isAct ? [words.replace(/<[^>]*>/g, '').trim()] : []
  })
}

/** The one thing to do on each page; a list of drafts has it once a draft. */
const theOneAct: Readonly<Record<string, string>> = {
  ...{
    object: '继续',
    'object-told': '继续',
    'object-refused': '继续',
    way: '继续',
    evidence: '继续',
    contact: '继续',
  },
  ...{ check: '申请', receipt: '查看案件进展', drafts: '接着填', 'draft-saved': '接着填', 'prepare-repair': '保存' },
  ...{ case: '提交补充', withdraw: '确认撤回', rating: '提交评价', 'my-record': '到时提醒我', statement: '生成链接' },
  ...{ consent: '撤回电子送达同意', 'consent-given': '同意电子送达', 'mandate-given': '撤销授权' },
  ...{ claim: '继续', grant: '确认授权', 'grant-refused': '确认授权' },
}

test('each page of an applicant has the one act named here standing out, and pages to read have none', () => {
  const all = Object.entries(samplePages('zh', '')).filter(([, page]) => isApplicants(page))
  const acts = all.map(([name, page]) => [name, [...new Set(actsOn(page))]] as const)
  expect(Object.fromEntries(acts.filter(([, found]) => found.length > 0))).toEqual(
    Object.fromEntries(Object.entries(theOneAct).map(([name, act]) => [name, [act]])),
  )
  expect(acts.length).toBeGreaterThan(Object.keys(theOneAct).length)
})
