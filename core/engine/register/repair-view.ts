import type { Engine } from '#engine/store/engine.ts'
import { plain } from '#engine/store/names.ts'
import { type Bilingual, fillBoth, joinBoth } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { dayAfter } from '#law/publicity-period.ts'
import { ruleOf } from '#law/rules.ts'
import { sayDay, sayLength } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { openEnd } from '#records/publicity/in-force.ts'
import { repairPlace } from '#records/publicity/repair-place.ts'
import { type Repairability, repairability } from '#records/publicity/repairability.ts'
import { sealedRecord } from '#records/publicity/sealed.ts'
import type { RecordFile } from '#records/record.ts'
import type { TierSuggestion } from '#records/tier-suggestion.ts'
import { channelWords, lackWords, repairWords, tierNames } from './repair-words.ts'

type Line = { readonly name: Bilingual; readonly text: Bilingual }

/** Standing of a repair: day, reasons, lacks, and own end. */
export type RepairView = {
  readonly standing: 'ready' | 'waits' | 'elsewhere' | 'ended' | 'none'
  readonly title: Bilingual
  readonly lines: readonly Line[]
  /** First day to apply; null where unknown, never, or repaired elsewhere. */
  readonly applyOn: Day | null
  readonly endsOn: Day | null
}

export function repairView(
  { clock, deployment }: Pick<Engine, 'clock' | 'deployment'>,
  record: RecordFile,
): RepairView {
  const today = shanghaiDay(clock.now())
  const found = repairability(record, today, deployment.flags)
  const standing = standingOf(found, record)
  const isOurs = standing === 'ready' || standing === 'waits'
  return {
    standing,
    title: sealedRecord(record, deployment.flags) === null ? titleOf(standing, found, record) : repairWords.sealed,
    lines: isOurs
      ? [...ownLines(found), ...alsoLines(record)]
      : standing === 'elsewhere'
        ? elsewhereLines(found, record)
        : [],
    applyOn: isOurs ? firstDay(found) : null,
    endsOn: isOurs && found.isShown ? found.shownUntil : null,
  }
}

/** First day to apply, once a bar is over; null where none is known before publicity ends. */
function firstDay({ earliestApplyOn: minimum, barredUntil, isShown, shownUntil }: Repairability): Day | null {
  if (minimum === null || minimum === openEnd) return null
  if (barredUntil === null) return minimum
  const free = dayAfter(barredUntil)
  const first = free > minimum ? free : minimum
  return isShown && shownUntil !== null && first > shownUntil ? null : first
}

function standingOf({ channel, ready }: Repairability, record: RecordFile): RepairView['standing'] {
  if (channel === null) return record.ended === null || repairPlace(record).by === 'none' ? 'none' : 'ended'
  if (channel !== 'creditChina' && channel !== 'here') return 'elsewhere'
  return ready ? 'ready' : 'waits'
}

function titleOf(standing: RepairView['standing'], found: Repairability, { ended }: RecordFile): Bilingual {
  if (standing === 'ended')
    return ended?.reason === 'repaired' ? filled('repaired', { day: sayDay(ended.on) }) : repairWords.ended
  if (standing !== 'waits') return repairWords[standing]
  const { barredUntil, earliestApplyOn } = found
  if (barredUntil !== null) return filled('barred', { day: sayDay(barredUntil) })
  if (earliestApplyOn === openEnd) return repairWords.waitsEndless
  return earliestApplyOn === null ? repairWords.lacking : filled('waits', { day: sayDay(earliestApplyOn) })
}

function ownLines(found: Repairability): readonly Line[] {
  const { lacks, channel, attachedTermEnd, articles } = found
  return [
    ...(lacks.length === 0 ? [] : [line('lacks', joined(lacks.map((lack) => lackWords[lack])))]),
    ...(found.earliestApplyOn === null || found.barredUntil !== null
      ? []
      : [line('earliest', earliestText(found, found.earliestApplyOn))]),
    line('autoEnd', autoEndText(found)),
    line('tier', tierText(found)),
    ...(attachedTermEnd === null ? [] : [line('term', termText(attachedTermEnd))]),
    ...(channel === null ? [] : [line('channel', channelWords[channel])]),
    line('needs', repairWords.needsText),
    line('articles', citationText(cited(articles))),
  ]
}

const termText = (end: Day): Bilingual =>
  end === openEnd ? repairWords.endless : filled('until', { day: sayDay(end) })

const line = (name: keyof typeof repairWords, text: Bilingual): Line => ({ name: repairWords[name], text })

/** "O36 7; O36 12" is one source. */
function cited(articles: readonly string[]): string {
  const bySource = Map.groupBy(articles, (article) => article.split(' ')[0] ?? '')
  return [...bySource].map(([source, all]) => `${source} ${all.map((one) => one.split(' ')[1]).join(', ')}`).join('; ')
}

function earliestText(found: Repairability, day: Day): Bilingual {
  const { documentDate, attachedTermEnd, rule } = found
  const minimum = rule === null ? 0 : (ruleOf(rule).length.minimum ?? 0)
  if (minimum === 0 && attachedTermEnd === null) return repairWords.earliestAtOnce
  if (attachedTermEnd === openEnd) return repairWords.earliestEndless
  if (attachedTermEnd !== null && dayAfter(attachedTermEnd) === day)
    return filled('earliestTerm', { day: sayDay(day), term: sayDay(attachedTermEnd) })
  return filled('earliestWhy', {
    day: sayDay(day),
    from: sayDay(documentDate ?? day),
    minimum: sayLength({ unit: 'months', n: minimum, as: 'period' }),
  })
}

function autoEndText({ autoEndOn, isShown, shownUntil, flags }: Repairability): Bilingual {
  if (!isShown || shownUntil === null) return repairWords.notShown
  if (autoEndOn !== null && autoEndOn !== shownUntil && flags.includes('L1'))
    return filled('shownUntil', { day: sayDay(autoEndOn), until: sayDay(shownUntil) })
  return filled('autoEndOn', { day: sayDay(shownUntil) })
}

function tierText({ tier, suggestion, suggested }: Repairability): Bilingual {
  if (tier !== null) return filled('tierBy', { tier: tierNames[tier.value], basis: basisText(tier.basis) })
  if (!suggestion?.tier || !suggested?.earliestApplyOn) return repairWords.tierNone
  return filled('suggested', {
    tier: tierNames[suggestion.tier],
    found: plain(suggestion.found.map(({ words }) => words).join('、')),
    day: sayDay(suggested.earliestApplyOn),
  })
}

/** Suggests a tier by the defaults; the unit decides. */
export function suggestionText({ tier, found, asks }: TierSuggestion): Bilingual {
  const parts = [
    ...(tier === null
      ? []
      : [
          filled('hint', {
            tier: tierNames[tier],
            found: plain(found.map(({ words }) => words).join('、')),
            articles: citationText(cited([...new Set(found.map(({ article }) => article))])),
          }),
        ]),
    ...(asks.length === 0 ? [] : [filled('asks', { words: plain(asks.map(({ words }) => words).join('、')) })]),
  ]
  return joined(parts, { zh: '', en: ' ' })
}

/** An import keeps the name of the column that brought the tier. */
const basisText = (basis: string): Bilingual =>
  basis === '失信严重程度' ? repairWords.tierReported : /^O36 /.test(basis) ? citationText(basis) : plain(basis)

/** Some are shown elsewhere too, and repaired there apart. */
function alsoLines(record: RecordFile): readonly Line[] {
  const { elsewhere } = repairPlace(record)
  return elsewhere === null ? [] : [line('also', elsewhere.why)]
}

/** Names organ, site and reason in the catalogue’s words. */
function elsewhereLines({ channel }: Repairability, record: RecordFile): readonly Line[] {
  const { elsewhere } = repairPlace(record)
  const own = channel === null ? [] : [line('channel', channelWords[channel])]
  if (elsewhere === null) return own
  const { organ, site, why } = elsewhere
  return [
    { name: repairWords.channel, text: joined([organ, site], { zh: '，', en: '; ' }) },
    { name: repairWords.articles, text: why },
  ]
}

const joined = (all: readonly Bilingual[], by: Bilingual = { zh: '；', en: '; ' }) => joinBoth(all, by)

const filled = (word: keyof typeof repairWords, values: Readonly<Record<string, Bilingual>>): Bilingual =>
  fillBoth(repairWords[word], values)
