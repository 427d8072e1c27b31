import type { Confirmation } from '#engine/feeds/confirmations.ts'
import type { PaperView } from '#engine/papers/paper-view.ts'
import type { RepairView } from '#engine/register/repair-view.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { Explanation } from '#law/explain.ts'
import type { PublicRecord } from '#records/publicity/masking.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { AtCounter, Identified } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import type { OfferedAgain } from './offered-again-view.ts'
import type { ProgressView } from './progress-view.ts'

/** Views built on the server from what the viewer may see. */

export type ClockView = {
  readonly rule: string
  readonly name: Bilingual
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'cancelled'
  /** Null while no holiday notice covers the day. */
  readonly due: Day | null
  readonly provisional: boolean
  /** 法定时限 or 参考时限. */
  readonly statutory: boolean
  readonly article: string
  readonly owedBy: Holder
  readonly owedByName: Bilingual
  readonly overdue: boolean
  /** Party on whose account a missed limit goes. */
  readonly charged: Bilingual | null
  readonly explanation: Explanation
}

export type TimelineEntry = {
  readonly seq: number
  readonly at: number
  readonly what: Bilingual
  readonly who: Bilingual
  readonly state: Bilingual
  /** Details, for those who may read them. */
  readonly details: readonly { readonly label: Bilingual; readonly text: Bilingual }[]
  readonly breach: boolean
}

export type ItemView = {
  readonly id: string
  readonly field: string | null
  readonly fieldName: Bilingual | null
  readonly shown: string
  readonly claimed: string
  readonly ground: string
  readonly groundName: Bilingual
  readonly evidence: readonly string[]
  readonly proposed: AnswerView | null
  readonly answer: AnswerView | null
}

export type AnswerView = {
  readonly code: string
  readonly codeName: Bilingual
  readonly unitName: Bilingual
  readonly documentChecked: string
  readonly reason: string
  readonly value: string | null
}

/** Limit beside the row's own; `optional` is a choice, no duty. */
export type OtherLimit = {
  readonly name: Bilingual
  readonly due: Day
  readonly statutory: boolean
  readonly optional: boolean
}

export type CaseSummary = {
  readonly id: string
  readonly number: string
  readonly title: Bilingual
  readonly subjectName: string
  readonly recordTitle: string
  readonly state: string
  readonly stateName: Bilingual
  readonly holderName: Bilingual
  readonly openedAt: number
  /** The reader's limit. Without a day: open. Without both: nothing runs. */
  readonly due: Day | null
  readonly dueName: Bilingual | null
  /** 法定时限, or our target; null where nothing runs. */
  readonly statutory: boolean | null
  readonly owedByName: Bilingual | null
  /** Limits that also run for the reader. */
  readonly beside: readonly OtherLimit[]
  readonly provisional: boolean
  readonly overdue: boolean
  readonly closed: boolean
  /** Ending, if the last state does not name it. */
  readonly outcome?: Bilingual
}

/** One thing the viewer may do now, and what it asks for. */
export type ActionView = { readonly event: string; readonly name: Bilingual; readonly form: Form }

export type CaseView = CaseSummary & {
  /** Its way of five stations. */
  readonly progress: ProgressView
  /** Set while it waits for the viewer’s own side. */
  readonly awaitsYou?: boolean
  /** The viewer’s own step of a moment ago. */
  readonly justDone: Bilingual | null
  /** The holder's own day; what others owe is not theirs. */
  readonly holderDue: Day | null
  /** The case's formal papers that the viewer may read. */
  readonly papers?: readonly PaperView[]
  /** Holders told of the changes it made. */
  readonly confirmations?: readonly Confirmation[]
  /** The officer it was given to by name; staff's to know. */
  readonly officer?: string
  /** Files that staff mailed to the task, hidden from the applicant. */
  readonly replies?: readonly StoredFile[]
  readonly procedure: string
  readonly seq: number
  /** Units without officers, if one is to be chosen. */
  readonly unstaffed?: readonly string[]
  /** Of the procedure offered first. */
  readonly isMain: boolean
  readonly channel: 'city' | 'direct' | null
  /** Matter of the case beside its items. */
  readonly facts: readonly Fact[]
  readonly explanation: string
  readonly items: readonly ItemView[]
  readonly files: readonly StoredFile[]
  readonly clocks: readonly ClockView[]
  readonly timeline: readonly TimelineEntry[]
  readonly actions: readonly ActionView[]
  /** Day of the promise, never moved earlier. */
  readonly promise: Day | null
  /** Its holidays are not published yet. */
  readonly promiseProvisional?: boolean
  /** The day has passed. */
  readonly promiseOver?: boolean
  readonly supplement: {
    readonly list: string
    readonly servedAt: number | null
    readonly answeredAt: number | null
  } | null
  readonly inquiry: {
    readonly unit: string
    readonly unitName: Bilingual
    readonly question: string
    readonly items: readonly string[]
    readonly answeredAt: number | null
  } | null
  readonly proposal: {
    readonly from: string
    readonly byName: string
    readonly refusal: string | null
    readonly documentChecked: string | null
    readonly facts?: readonly Fact[]
  } | null
  readonly pause: { readonly cause: string; readonly reason: string; readonly expectedEnd: Day } | null
  readonly statement: string | null
  /** Service of papers, for the applicant's own side. */
  readonly service: { readonly electronic: boolean; readonly email: string; readonly may: boolean } | null
  /** Rating of the handling: given, or whether the reader may; null: neither. */
  readonly rating?: { readonly may: boolean; readonly given: Rating | null } | null
  /** The case that it is about or against, if readable. */
  readonly arisesFrom?: { readonly id: string; readonly number: string } | null
  /** Filing at a counter: receipt, confirmation, keeper of originals. */
  readonly counter?: (AtCounter & { readonly unitName: Bilingual }) | null
  /** A caller's identity, established since. */
  readonly identified?: (Identified & { readonly at: number }) | null
  readonly ending: string | null
  readonly record: RecordView | null
  /** Units a case may be sent to, the record's own first. */
  readonly units: readonly { readonly id: string; readonly name: Bilingual }[]
  /** Remedies with their dates, once the answer is served: 复核, 复议, 诉讼. */
  readonly remedies: readonly {
    /** The limit that it runs by. */
    readonly limit: 'A7' | 'H1' | 'H2'
    readonly name: Bilingual
    readonly to: Bilingual
    /** 被申请人, 被告: signer of the letter; null of reviews. */
    readonly against: Bilingual | null
    readonly until: Day | null
    readonly provisional?: boolean
    readonly article: string
  }[]
  /** The contact of whoever holds the case. */
  /** Held by another county than the reader oversees. */
  readonly isElsewhere?: true
  readonly holderContact: { readonly name: Bilingual; readonly phone: string | null; readonly hours: Bilingual | null }
}

export type Rating = { readonly steps: number; readonly words: string }

/** Look at the evidence. `name` is staff's; `file` null once gone. */
export type OpeningView = {
  readonly at: number
  readonly key: string
  readonly file: string | null
  readonly by: string | null
  readonly who: Bilingual
  readonly name: string | null
}

/** Case for its code's holder, without typed text. */
export type TrackView = {
  readonly progress: ProgressView
  readonly title: Bilingual
  /** End of its number, to tell receipts apart. */
  readonly numberEnd: string
  readonly receivedOn: Day
  readonly stateName: Bilingual
  readonly closed: boolean
  readonly holder: CaseView['holderContact']
  readonly promise: Day | null
  readonly promiseProvisional?: boolean
  /** The day has passed. */
  readonly promiseOver?: boolean
  readonly due: Day | null
  readonly dueName: Bilingual | null
  readonly provisional: boolean
  readonly overdue: boolean
  /** Working days left; null where no limit runs or it passed. */
  readonly daysLeft: number | null
  readonly pause: { readonly cause: string; readonly expectedEnd: Day } | null
  readonly ending: Bilingual | null
  /** Answers by entry, in the catalogue's words. */
  readonly answers: readonly { readonly name: Bilingual | null; readonly answer: Bilingual }[]
  readonly steps: readonly {
    readonly at: number
    readonly what: Bilingual
    readonly who: Bilingual
    readonly breach: boolean
  }[]
}

/** Open case on a record; `reads` lets the viewer open it. */
export type OpenCaseView = Pick<CaseSummary, 'id' | 'number' | 'title'> & {
  readonly procedure: string
  /** Null without its page. `awaitsYou`: the applicant must act. */
  readonly standing: (Pick<CaseSummary, 'stateName' | 'due' | 'dueName'> & { readonly awaitsYou: boolean }) | null
  /** The matters of which there can be no second one meanwhile. */
  readonly matters: readonly string[]
  readonly reads: boolean
}

/** A record for its subject or holder, beside the public's view. */
export type RecordView = {
  readonly id: string
  readonly kind: string
  readonly kindName: Bilingual
  readonly title: string
  readonly documentNumber: string
  readonly authority: string
  readonly subjectName: string
  readonly subjectCode: string | null
  readonly columns: readonly {
    readonly code: string
    readonly name: Bilingual
    readonly value: string
    readonly public: boolean
    readonly disputable: boolean
  }[]
  readonly disputed: boolean
  readonly statement: string | null
  readonly versions: readonly {
    /** Number as the public counts them. */
    readonly n: number
    readonly at: number
    readonly cause: Bilingual
    readonly changed: readonly { readonly name: Bilingual; readonly before: string; readonly after: string }[]
  }[]
  /** In a line: what was decided, the money of it, and when. */
  readonly decided: {
    readonly what: string
    readonly money: readonly { readonly name: Bilingual; readonly value: string }[]
    readonly on: Day | null
  }
  /** Unit that sent it, and the day it came. */
  readonly provider: string
  readonly arrivedOn: Day
  readonly shown: boolean
  readonly publicFrom: Day | null
  readonly publicUntil: Day | null
  readonly why: readonly Bilingual[]
  readonly ended: boolean
  /** Ended for a time only. */
  readonly shielded: boolean
  readonly public: PublicRecord | null
  readonly openCases: readonly OpenCaseView[]
  /** Time and place of repair, and the reader's reminder. */
  readonly repair: RepairView
  readonly reminded: boolean
  /** Holders told of its changes, and their word. */
  readonly confirmations: readonly Confirmation[]
  /** For its subject: where what was removed was offered again. */
  readonly offered?: readonly OfferedAgain[]
}
