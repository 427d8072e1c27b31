import type { Confirmation } from '#engine/feeds/confirmations.ts'
import type { PaperView } from '#engine/papers/paper-view.ts'
import type { RepairView } from '#engine/register/repair-view.ts'
import type { StoredFile } from '#engine/store/ports.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { Explanation } from '#law/explain.ts'
import type { PublicRecord } from '#records/publicity/masking.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { AtCounter } from '#workflows/contract/counter.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Fact } from '#workflows/contract/shown-case.ts'
import type { ProgressView } from './progress-view.ts'

/** Views that pages show, built on the server from what the viewer may see; pages add words and nothing else. */

export type ClockView = {
  readonly rule: string
  readonly name: Bilingual
  readonly state: 'running' | 'paused' | 'met' | 'late' | 'cancelled'
  /** Null while the limit is open: the next holiday notice says the day. */
  readonly due: Day | null
  readonly provisional: boolean
  /** 法定时限 or 参考时限. */
  readonly statutory: boolean
  readonly article: string
  readonly owedBy: Holder
  readonly owedByName: Bilingual
  readonly overdue: boolean
  /** Of one that was not kept: on whose account its days over are. */
  readonly charged: Bilingual | null
  readonly explanation: Explanation
}

export type TimelineEntry = {
  readonly seq: number
  readonly at: number
  readonly what: Bilingual
  readonly who: Bilingual
  readonly state: Bilingual
  /** Reasons, lists, values: label and text, shown only to those who may read them. */
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

/** A limit beside the one that a row stands under; `optional`: a choice that ends, no duty. */
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
  /**
   * The day of the limit that concerns the reader, and whether it is past, at risk or only estimated. With a name and no
   * day the limit is open; with neither, nothing runs.
   */
  readonly due: Day | null
  readonly dueName: Bilingual | null
  /** 法定时限, or a target of ours; null where nothing runs. */
  readonly statutory: boolean | null
  readonly owedByName: Bilingual | null
  /** Limits that also run for the reader. */
  readonly beside: readonly OtherLimit[]
  readonly provisional: boolean
  readonly overdue: boolean
  readonly closed: boolean
}

/** One thing the viewer may do now, and what it asks for. */
export type ActionView = { readonly event: string; readonly name: Bilingual; readonly form: Form }

export type CaseView = CaseSummary & {
  /** Its way of five stations. */
  readonly progress: ProgressView
  /** The viewer’s own step of a moment ago. */
  readonly justDone: Bilingual | null
  /** The case's formal papers that the viewer may read. */
  readonly papers?: readonly PaperView[]
  /** The officer it was given to by name; staff's to know. */
  readonly officer?: string
  /** Files that staff sent to the task by mail; none of them to the applicant. */
  readonly replies?: readonly StoredFile[]
  readonly procedure: string
  readonly seq: number
  /** Of the procedure offered first. */
  readonly isMain: boolean
  readonly channel: 'city' | 'direct' | null
  /** Matter of the case, beside its items, as far as the viewer may know. */
  readonly facts: readonly Fact[]
  readonly explanation: string
  readonly items: readonly ItemView[]
  readonly files: readonly StoredFile[]
  readonly clocks: readonly ClockView[]
  readonly timeline: readonly TimelineEntry[]
  readonly actions: readonly ActionView[]
  /** The day by which the applicant hears the result: the promise, never moved earlier. */
  readonly promise: Day | null
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
  /** Service of papers: the applicant's own side reads it, and whether it may change it. */
  readonly service: { readonly electronic: boolean; readonly email: string; readonly may: boolean } | null
  /** Filed at a counter: when received, how confirmed, and who keeps each original. */
  readonly counter?: (AtCounter & { readonly unitName: Bilingual }) | null
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
    /** 被申请人, 被告: whoever signed the letter; null of a review, or where no letter told of it. */
    readonly against: Bilingual | null
    readonly until: Day | null
    readonly article: string
  }[]
  /** The contact of whoever holds the case. */
  readonly holderContact: { readonly name: Bilingual; readonly phone: string | null; readonly hours: Bilingual | null }
}

/** One look at the evidence. `name` is a colleague's, for staff alone; `file` is null once it is gone. */
export type OpeningView = {
  readonly at: number
  readonly key: string
  readonly file: string | null
  readonly by: string | null
  readonly who: Bilingual
  readonly name: string | null
}

/** A case as whoever holds its code may see it: words of the product and names of units, nothing that a person typed. */
export type TrackView = {
  readonly progress: ProgressView
  readonly title: Bilingual
  /** The last characters of its number: enough to tell one receipt from another. */
  readonly numberEnd: string
  readonly receivedOn: Day
  readonly stateName: Bilingual
  readonly closed: boolean
  readonly holder: CaseView['holderContact']
  readonly promise: Day | null
  readonly due: Day | null
  readonly dueName: Bilingual | null
  readonly provisional: boolean
  readonly overdue: boolean
  /** Working days from tomorrow to the due day; null where none runs, or it is past. */
  readonly daysLeft: number | null
  readonly pause: { readonly cause: string; readonly expectedEnd: Day } | null
  readonly ending: Bilingual | null
  /** Answers, entry by entry, in the words of the catalogue. */
  readonly answers: readonly { readonly name: Bilingual | null; readonly answer: Bilingual }[]
  readonly steps: readonly {
    readonly at: number
    readonly what: Bilingual
    readonly who: Bilingual
    readonly breach: boolean
  }[]
}

/** A case that is open on a record; `reads`: the viewer may open its page. */
export type OpenCaseView = Pick<CaseSummary, 'id' | 'number' | 'title'> & {
  readonly procedure: string
  /** Null for who does not open its page. `awaitsYou`: it goes on once its applicant has acted. */
  readonly standing: (Pick<CaseSummary, 'stateName' | 'due' | 'dueName'> & { readonly awaitsYou: boolean }) | null
  /** The matters of which there can be no second one meanwhile. */
  readonly matters: readonly string[]
  readonly reads: boolean
}

/** A record as its subject or a holding unit sees it: every column with its name, beside what the public sees. */
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
    /** As the public counts them: what it cannot tell apart has one number. */
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
  /** Time and place of repair; whether this reader is to be told on the day. */
  readonly repair: RepairView
  readonly reminded: boolean
  /** Once it has ended: who was told, and who has confirmed. */
  readonly confirmations: readonly Confirmation[]
}
