import type { Engine } from '#engine/store/engine.ts'
import type { Block, Sheet } from '#engine/store/printing.ts'
import { type PaperPhrase, phrase } from '#engine/texts/phrases.ts'
import { shanghaiDay } from '#law/day.ts'
import { explanationText } from '#law/explanation-text.ts'
import { sayDay } from '#law/say.ts'
import type { CaseView } from './view.ts'

/** 时限说明书: each limit counted day by day, with article and calendar. */
export function clockStatement(
  engine: Pick<Engine, 'deployment' | 'clock'>,
  one: Pick<CaseView, 'title' | 'number' | 'clocks'>,
  lang: 'zh' | 'en',
): Sheet {
  const platform = engine.deployment.directory.units.find(({ isPlatform }) => isPlatform)?.name
  const today = shanghaiDay(engine.clock.now())
  const say = (name: PaperPhrase) => phrase(engine, name)[lang]
  const title = say('paper.statement').replace('{procedure}', one.title[lang])
  return {
    lang,
    head: '',
    title,
    number: one.number,
    addressee: '',
    blocks: [
      { kind: 'text', text: say('paper.statementLead') },
      ...one.clocks
        .filter(({ article }) => article !== '')
        .flatMap(({ name, explanation, owedByName }): readonly Block[] => [
          { kind: 'heading', text: name[lang] },
          {
            kind: 'table',
            head: [`${say('paper.owedBy')}${lang === 'zh' ? '：' : ': '}${owedByName[lang]}`],
            rows: explanationText(explanation, lang).map((line) => [line]),
          },
        ]),
    ],
    signature: (lang === 'en' ? platform?.en : undefined) ?? platform?.zh ?? '',
    date: sayDay(today)[lang],
    day: today,
    contact: '',
    mark: null,
    draft: null,
    preface: lang === 'zh' ? '' : say('paper.courtesy'),
    page: say('paper.page'),
    verify: null,
    proof: '',
    alt: { mark: '', qr: '' },
  }
}
