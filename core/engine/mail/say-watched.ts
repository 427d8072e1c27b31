import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import type { BoardLine, Cause } from '#engine/views/board-line-view.ts'
import { fill } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { kindOfLimit } from '#law/time-limit.ts'
import { siteOf, urlFor } from './compose-mail.ts'
import type { MailLine } from './mail-html.ts'

type Say = (name: PhraseName, values?: Readonly<Record<string, string>>) => string

/** A running limit in a digest: party, cause, next act. */
export function sayWatched(engine: Engine, line: BoardLine, lang: Lang): MailLine {
  const say: Say = (name, values = {}) => fill(phrase(engine, name)[lang], values)
  const { caseId, number, limit, due, title } = line
  const kind = limit ? [kindOfLimit(limit.statutory)[lang]] : []
  const what = [title[lang], `${limit?.name[lang] ?? ''} ${due ? sayDay(due)[lang] : ''}`, standing(line, say), ...kind]
  const causes = line.causes.map((cause) => sayCause(cause, lang, say))
  return {
    label: number,
    href: `${siteOf(urlFor(engine, { isStaff: true }), lang)}/desk/cases/${caseId}`,
    text: [
      what
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(' · '),
      say('watch.party', { who: withPeople(line, lang, say) }),
      ...(causes.length > 0 ? [say('watch.cause', { cause: causes.join(lang === 'zh' ? '；' : '; ') })] : []),
      say('watch.next', { next: next(line, lang, say) }),
    ],
  }
}

function standing({ days, overdue }: BoardLine, say: Say): string {
  if (overdue) return days === null || days === 0 ? say('watch.overRest') : say('watch.over', { n: String(-days) })
  if (days === 0) return say('watch.today')
  return days === null || days < 0 ? '' : say('watch.left', { n: String(days) })
}

function withPeople({ party, people }: BoardLine, lang: Lang, say: Say): string {
  const [first, ...others] = people
  if (first === undefined) return party[lang]
  const names = others.length > 0 ? say('watch.people', { name: first, n: String(people.length) }) : first
  return lang === 'zh' ? `${party.zh}（${names}）` : `${party.en} (${names})`
}

function next({ next: { by, acts } }: BoardLine, lang: Lang, say: Say): string {
  const named = acts.map((act) => act[lang]).join(say('watch.or'))
  return named === '' ? by[lang] : say('watch.by', { who: by[lang], acts: named })
}

function sayCause(cause: Cause, lang: Lang, say: Say): string {
  const name = `watch.cause.${cause.kind}` as const
  if ('text' in cause) return say(name, { who: cause.text[lang] })
  const day = 'since' in cause ? sayDay(cause.since)[lang] : ''
  return say(name, { day, ...('who' in cause && { who: cause.who[lang] }) })
}
