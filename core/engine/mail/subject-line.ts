import type { Engine } from '#engine/store/engine.ts'
import type { Lang } from '#engine/store/person.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import type { MailSection } from './mail-html.ts'

type Titled = Pick<MailSection, 'lang' | 'title'>

/** What, by when, and the number last and once: a list shows only the beginning. */
export function subjectLine(engine: Engine, sections: readonly Titled[], number: string, due: Day | null): string {
  return sections
    .map(({ lang, title }, i) => {
      const bare = title.endsWith(number) ? title.slice(0, -number.length).replace(/[\s:：]+$/u, '') : title
      if (bare === title) return due ? `${title} · ${dayOf(engine, due, lang)}` : title
      if (i > 0) return due ? `${bare} · ${dayOf(engine, due, lang)}` : bare
      return due ? `${bare} · ${dayOf(engine, due, lang)} · ${number}` : title
    })
    .join(' / ')
}

function dayOf(engine: Engine, due: Day, lang: Lang): string {
  const name = due < shanghaiDay(engine.clock.now()) ? 'mail.ended' : 'mail.by'
  return fill(phrase(engine, name)[lang], { due: sayDay(due)[lang] })
}
