import type { Bilingual } from '#law/bilingual.ts'
import type { Situation } from '#workflows/contract/way-in.ts'
import { to } from '../link.ts'
import { Layout } from '../parts/layout.tsx'
import { CaseNumber, type OpenCase } from '../parts/open-case.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { frame } from '../words/frame.ts'
import { ways as words } from '../words/ways.ts'
import { BeforeYouStart } from './before-you-start.tsx'

type Props = {
  readonly shell: Shell
  readonly name: Bilingual
  readonly about: readonly { readonly name: Bilingual; readonly value: string }[]
  /** Address of the form, to which the answer is added. */
  readonly path: string
  readonly situations: readonly Situation[]
  readonly guide: string
  readonly back: { readonly path: string; readonly label: string }
  readonly steps: number | null
  /** Open cases of the procedure on the record. */
  readonly openCases?: readonly OpenCase[]
}

/** Asks what is wrong in everyday words; the form comes next. */
export function WrongPage({ shell, name, about, path, situations, guide, back, steps, openCases = [] }: Props) {
  const t = tell(shell.lang)
  const answers = [...situations, { id: noneOfThem, says: words.noneOfThem }]
  return (
    <Layout shell={shell} title={labelled(shell.lang, t(name), t(words.wrong))} back={back}>
      {steps !== null && <p class="quiet">{t(frame.steps, { n: 1, of: steps })}</p>}
      <h1>{t(words.wrong)}</h1>
      {about.length > 0 && <SummaryList lines={about.map((line) => ({ ...line, name: t(line.name) }))} />}
      {openCases.map((open) => (
        <p class="callout" key={open.id}>
          {t(words.openOnRecord)} <CaseNumber shell={shell} open={open} />
        </p>
      ))}
      <ul class="answers">
        {answers.map(({ id, says }) => (
          <li key={id}>
            <a href={to(shell, answered(path, id))}>{t(says)}</a>
          </li>
        ))}
      </ul>
      {steps !== null && <BeforeYouStart shell={shell} guide={guide} open />}
    </Layout>
  )
}

/** Answer of whoever fills in the form unaided. */
export const noneOfThem = 'none'

const answered = (path: string, id: string) => `${path}${path.includes('?') ? '&' : '?'}what=${id}`
