import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { ArrivePage } from '#web/by-mail/arrive-page.tsx'
import { DetailsPage } from '#web/by-mail/details-page.tsx'
import { FreshPage } from '#web/by-mail/fresh-page.tsx'
import { OverPage } from '#web/by-mail/over-page.tsx'
import { type LinkTask, TaskPage } from '#web/by-mail/task-page.tsx'
import { sampleAction } from './sample-actions.ts'
import { sampleCase, sampleNow, sampleShell } from './sample-case.ts'

const returned = sampleAction('unit.returned')
const over = { code: 'linkExpired', caseId: 'c4k2', renewable: true, usedAt: null, key: 'k3y' } as const

export function byMailPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = sampleShell(lang, '/a', null, text)
  const one = sampleCase(text)
  const task: LinkTask = {
    ...one,
    caseId: one.id,
    documentNumber: `云环罚〔2026〕12号${text}`,
    facts: one.facts,
    files: one.files.map(({ name }) => name),
    choices: [
      { action: 'note.comment', name: null, stepUp: false },
      { action: 'unit.returned', name: returned.name, stepUp: true },
    ],
  }
  const unknown = { code: 'linkUnknown', fields: { token: 'linkUnknown' } } as const
  const wanting = { code: 'malformed', fields: { action: 'choose', reason: 'required' } } as const
  return {
    'mail-arrive': <ArrivePage shell={shell} />,
    'mail-arrive-wrong': <ArrivePage shell={shell} refusal={unknown} values={{ token: text }} />,
    'mail-task': <TaskPage shell={shell} task={task} formKey="k3y" />,
    'mail-task-wrong': <TaskPage shell={shell} task={task} formKey="k3y" values={{ reason: text }} refusal={wanting} />,
    'mail-details': <DetailsPage shell={shell} one={one} action={returned} formKey="k3y" values={{ reason: text }} />,
    'mail-over': <OverPage shell={shell} over={over} />,
    'mail-recorded': <OverPage shell={shell} over={{ ...over, code: null, renewable: false, usedAt: sampleNow }} />,
    'mail-fresh': <FreshPage shell={shell} />,
  }
}
