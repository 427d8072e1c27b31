import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { ErasurePage } from '#web/admin/erasure-page.tsx'
import { type ErasureLine, ErasuresPage } from '#web/admin/erasures-page.tsx'
import { pageWith } from '../lists.ts'
import { sampleNow, sampleShell } from './sample-case.ts'

/** Closed cases that may go, wait, and are gone. */
export function erasurePages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'systemAdmin', text)
  const id = 'A0000000000000000000000000'
  const number = '445300-20260914-0ABCDEFGH'
  const proposed: ErasureLine = {
    ...{ id, number, reason: `保存期限已届满${text}`, byName: `苏甲${text}`, at: sampleNow },
    ...{ state: 'proposed', settled: null },
  }
  const settled = { byName: `谢七${text}`, at: sampleNow, reason: `涉及诉讼${text}` }
  const declined: ErasureLine = { ...proposed, state: 'declined', settled }
  const over = { id: 'B', number, changedAt: sampleNow, until: '2036-09-14' }
  const kept = {
    ...{ openedAt: sampleNow, changedAt: sampleNow, keptUntil: '2036-09-14', why: null },
    ...{ goes: { contents: 12, files: 2, papers: 3, others: 9 }, stays: { entries: 12, counts: 1 } },
  }
  const wrong = { code: 'malformed', fields: { reason: 'required' } } as const
  const unticked = { code: 'malformed', fields: { cases: 'choose', reason: 'required' } } as const
  const list = { shell: shell('/admin/erasures'), years: 10, several: null } as const
  const page = { shell: shell(`/admin/erasures/${id}`), id, number }
  return {
    erasures: (
      <ErasuresPage
        {...list}
        waiting={pageWith([proposed])}
        settled={pageWith([declined])}
        over={{ months: ['2026-09', '2026-08'], month: '2026-09', cases: pageWith([over]) }}
        mayConfirm={false}
        {...{ refusal: unticked, scope: 'propose', values: { reason: text } }}
      />
    ),
    'erasures-to-confirm': (
      <ErasuresPage
        {...list}
        waiting={pageWith([proposed])}
        settled={pageWith([])}
        over={null}
        mayConfirm={true}
        several={{ act: 'confirm', done: 2, left: 1 }}
      />
    ),
    'erasures-none': (
      <ErasuresPage
        {...list}
        waiting={pageWith([])}
        settled={pageWith([])}
        over={{ months: [], month: null, cases: pageWith([]) }}
        mayConfirm={false}
      />
    ),
    'erasure-to-propose': (
      <ErasurePage
        {...{ ...page, kept, erasure: null, may: { propose: true, confirm: false, decline: false } }}
        {...{ refusal: wrong, values: { reason: text } }}
      />
    ),
    'erasure-to-confirm': (
      <ErasurePage {...{ ...page, kept, erasure: proposed, may: { propose: false, confirm: true, decline: true } }} />
    ),
    'erasure-kept': (
      <ErasurePage
        {...{ ...page, kept: { ...kept, why: 'arisen' as const }, erasure: declined }}
        may={{ propose: false, confirm: false, decline: false }}
      />
    ),
    'erasure-done': (
      <ErasurePage
        {...{ ...page, kept: null, erasure: { ...declined, state: 'done' as const } }}
        may={{ propose: false, confirm: false, decline: false }}
      />
    ),
  }
}
