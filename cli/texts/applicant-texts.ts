import type { GatheredTexts } from '#engine/texts/texts.ts'
import { exported, type PageWord, wordsOf } from '#web/words/page-words.ts'
import { allAreas } from '../words/all-areas.ts'

/** Areas of staff and commands, of which applicants read nothing. */
const ofTheOffice = /^(command-|staff-|texts-problems$|engine-(charts|imports|settings|switches)$)/

/** Words of staff pages that applicants' pages share, by area and key. */
const shared = /^staff-(api|bundle|staff (arrivals\.(lead|title|to)|caseDesk\.versions?|register\.title)$)/

/** Texts that go to offices alone; all others go outside. */
const toOffices =
  /^(common\/(absence|assigned|breach|digest|linkUsed|mailFailed|overdue|reminder|replyTaken|standIn|stillOverdue|supervision|task|undelivered|urged|urgedBySupervisor|watch)|complaint\/order|exofficio\/finding|objection\/(forwarding|inquiry)|repair\/liftMeasures)$/

/** Texts for applicants and the public, in the words in force. */
export function applicantTexts(
  { letters, mails, phrases, of }: GatheredTexts,
  city: readonly PageWord[],
): readonly PageWord[] {
  const place = ({ area, key }: PageWord) => `${area} ${key}`
  const set = new Map(city.map((word) => [place(word), word]))
  const pages = exported(allAreas).flatMap(({ rows }) =>
    rows
      .filter((word) => !ofTheOffice.test(word.area) || shared.test(place(word)))
      .map((word) => set.get(place(word)) ?? word),
  )
  const outside = (id: string) => !toOffices.test(id)
  return [
    ...pages,
    ...Object.entries(letters).flatMap(([id, letter]) => (outside(id) ? wordsOf(`letter-${id}`, letter) : [])),
    ...Object.entries(mails).flatMap(([id, mail]) => (outside(of[id] ?? id) ? wordsOf(`mail-${id}`, mail) : [])),
    ...wordsOf('phrases', phrases),
  ]
}
