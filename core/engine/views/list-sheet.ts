import type { Engine } from '#engine/store/engine.ts'
import { type Block, glyphWords, type Sheet } from '#engine/store/printing.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { shanghaiDay } from '#law/day.ts'
import { sayDay } from '#law/say.ts'
import { platformOf } from '#records/directory.ts'

type List = { readonly title: string; readonly lead: string; readonly blocks: readonly Block[] }

/** A list for paper: on its side, unsealed, with its day. */
export function listSheet(
  engine: Pick<Engine, 'deployment' | 'clock'>,
  lang: 'zh' | 'en',
  { title, lead, blocks }: List,
): Sheet {
  return { ...unsealed(engine, lang), title, blocks: [{ kind: 'quiet', text: lead }, ...blocks], wide: true }
}

/** An empty sheet of the platform, without seal and proof. */
export function unsealed(engine: Pick<Engine, 'deployment' | 'clock'>, lang: 'zh' | 'en'): Sheet {
  const platform = platformOf(engine.deployment.directory)?.name
  const today = shanghaiDay(engine.clock.now())
  return {
    lang,
    head: '',
    title: '',
    number: '',
    addressee: '',
    blocks: [],
    signature: (lang === 'en' ? platform?.en : undefined) ?? platform?.zh ?? '',
    date: sayDay(today)[lang],
    day: today,
    contact: '',
    mark: null,
    draft: null,
    preface: '',
    page: phrase(engine, 'paper.page')[lang],
    verify: null,
    proof: '',
    alt: { mark: '', qr: '' },
    lacking: glyphWords.lacking[lang],
  }
}
