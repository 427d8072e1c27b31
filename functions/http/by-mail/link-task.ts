import type { OpenLink } from '#engine/begin/link-standing.ts'
import { linkTakes, noteEvent } from '#engine/people/action-link.ts'
import type { Engine } from '#engine/store/engine.ts'
import { maskedWords } from '#records/import/masked-words.ts'
import type { LinkTask } from '#web/by-mail/task-page.tsx'
import { noteKinds } from '#web/words/staff/by-mail.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import type { Opened } from '../case/cases.ts'

/** Shows before a second factor: no full name, number or file. */
export function linkTask(
  engine: Engine,
  { procedure, file, person, events }: OpenLink,
  { view, record }: Opened,
): LinkTask {
  const { subject, text: plain } = maskedWords(record)
  return {
    ...{ number: view.number, title: view.title, stateName: view.stateName, seq: view.seq },
    ...{ due: view.due, dueName: view.dueName, provisional: view.provisional, overdue: view.overdue },
    caseId: view.id,
    subjectName: subject,
    documentNumber: record?.documentNumber.raw ?? '',
    items: view.items.map(({ fieldName, groundName, shown, claimed }) => ({
      fieldName,
      groundName,
      shown: plain(shown),
      claimed: plain(claimed),
    })),
    facts: view.facts.map(({ name, value }) => ({ name, value: maskedFact(value, plain) })),
    explanation: plain(view.explanation),
    files: view.files.map((file) => file.name),
    choices: events.flatMap((event) => {
      if (event === noteEvent) return noteKinds.map((kind) => ({ action: `note.${kind}`, name: null, stepUp: false }))
      const stepUp = linkTakes(engine, procedure, file, person, event) === 'stepUp'
      return [{ action: event, name: procedure.pages.words.actions[event] ?? null, stepUp }]
    }),
  }
}

const maskedFact = (value: Fact['value'], plain: (text: string) => string): Fact['value'] =>
  typeof value === 'string' ? plain(value) : { zh: plain(value.zh), en: plain(value.en) }
