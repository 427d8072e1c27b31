import type { Lang } from '#engine/store/person.ts'
import type { CaseView } from '#engine/views/view.ts'
import { CounterNote } from '../counter/counter-note.tsx'
import { hasDays } from '../has-days.ts'
import { absolute, asset, to } from '../link.ts'
import { ProgressBar, type Stations } from '../parts/case/progress-bar.tsx'
import { TrackingCode } from '../parts/case/tracking-code.tsx'
import { Layout } from '../parts/layout.tsx'
import { Sent, type SentView } from '../parts/sent.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import { lengths } from '../say-length.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { receipt as words } from '../words/applicant.ts'
import { track } from '../words/track.ts'
import { ways } from '../words/ways.ts'

type Props = {
  readonly shell: Shell
  readonly receipt: {
    readonly id: string
    readonly number: string
    readonly receivedAt: number
    readonly marked: boolean
    readonly sent: SentView
    /** Tells what it is, and where it stands now. */
    readonly of: Pick<CaseView, 'isMain' | 'title' | 'stateName' | 'holderName' | 'clocks' | 'remedies'> & Stations
    /** False on the copy a clerk prints. */
    readonly isOwn?: boolean
    readonly counter?: CaseView['counter']
    readonly proof: { readonly hash: string; readonly signature: string; readonly sealed: boolean }
    /** 查询码. */
    readonly code: string
  }
}

/** Shown once stored: number, promise, the sent, the signed entry. */
export function ReceiptPage({ shell, receipt }: Props) {
  const { lang } = shell
  const t = tell(lang)
  const title = receipt.of.isMain ? t(words.title) : t(words.receivedOf, { what: t(receipt.of.title) })
  return (
    <Layout shell={shell} title={title}>
      <div class="receipt">
        <h1>{title}</h1>
        <p class="number">{receipt.number}</p>
        <p>
          {t(receipt.counter ? words.entered : words.received)} {sayInstant(lang, receipt.receivedAt)}
        </p>
        {receipt.counter && (
          <CounterNote
            lang={lang}
            one={{ number: receipt.number, counter: receipt.counter, files: receipt.sent.files }}
          />
        )}
        {receipt.marked && <p>{t(words.marked)}</p>}
        <p>
          <button type="button" class="second" data-copy={receipt.number} data-done={t(words.copied)} hidden>
            {t(words.copy)}
          </button>
        </p>
      </div>
      <ProgressBar shell={shell} of={receipt.of} />
      <p>{nextOf(lang, receipt)}</p>
      {receipt.isOwn !== false && (
        <p>
          <a class="button" href={to(shell, paths.myCase(receipt.id))}>
            {t(words.toCase)}
          </a>
        </p>
      )}
      <p class="quiet">{t(words.print)}</p>
      <TrackingCode shell={shell} code={receipt.code} />
      {receipt.isOwn !== false && (
        <p>{hasDays(receipt.of) && <a href={asset(shell, paths.dates(receipt.id))}>{t(track.dates)}</a>}</p>
      )}
      <section class="block">
        <h2>{t(words.sent)}</h2>
        <Sent shell={shell} sent={receipt.sent} hashes />
      </section>
      <Proof shell={shell} receipt={receipt} />
    </Layout>
  )
}

/** The signed entry, for whoever doubts the receipt. */
function Proof({ shell, receipt }: Props) {
  const t = tell(shell.lang)
  return (
    <section class="block">
      <h2>{t(words.proof)}</h2>
      <p>{t(words.proofText)}</p>
      <SummaryList
        lines={[
          { name: t(words.hash), value: <code>{receipt.proof.hash}</code> },
          { name: t(words.signature), value: <code>{receipt.proof.signature}</code> },
        ]}
      />
      <p>
        {receipt.isOwn !== false && receipt.proof.sealed ? (
          <a href={asset(shell, paths.ownProof(receipt.id))}>{t(words.proofFile)}</a>
        ) : (
          t(words.proofLater)
        )}
      </p>
      <p class="printed">{absolute(shell, paths.myCase(receipt.id))}</p>
    </section>
  )
}

function nextOf(lang: Lang, { of, sent }: Props['receipt']): string {
  const t = tell(lang)
  if (!of.isMain) return t(ways.now, { state: t(of.stateName), holder: t(of.holderName) })
  return t(sent.channel === 'city' ? words.nextText : words.nextDirect, lengths(lang, 'A3'))
}
