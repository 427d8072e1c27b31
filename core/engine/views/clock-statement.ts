import type { Engine } from '#engine/store/engine.ts'
import type { Block, Sheet } from '#engine/store/printing.ts'
import { type PaperPhrase, phrase } from '#engine/texts/phrases.ts'
import { explanationText } from '#law/explanation-text.ts'
import { unsealed } from './list-sheet.ts'
import type { CaseView } from './view.ts'

/** 时限说明书: each limit counted day by day, with article and calendar. */
export function clockStatement(
  engine: Pick<Engine, 'deployment' | 'clock'>,
  one: Pick<CaseView, 'title' | 'number' | 'clocks'>,
  lang: 'zh' | 'en',
): Sheet {
  const say = (name: PaperPhrase) => phrase(engine, name)[lang]
  const title = say('paper.statement').replace('{procedure}', one.title[lang])
  return {
    ...unsealed(engine, lang),
    title,
    number: one.number,
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
    preface: lang === 'zh' ? '' : say('paper.courtesy'),
  }
}
