import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Role } from '#workflows/contract/actor.ts'

/** Data that every page knows, whatever it shows. */
export type Shell = {
  readonly lang: Lang
  /** Path without language prefix, with query: common to both languages. */
  readonly path: string
  readonly person: null | {
    readonly name: string
    readonly roleName: Bilingual
    readonly home: string
    readonly roles?: readonly Role[]
    /** Oversees or administers a county alone. */
    readonly isOfCounty?: boolean
    /** Somebody has entrusted the reader. */
    readonly hasClients?: boolean
  }
  readonly csrf: string
  /** The deployment's canonical address; it may carry a sub-path. */
  readonly url: string
  /** Address of the public, where `url` is the staff's own address. */
  readonly publicUrl?: string
  readonly city: Bilingual
  readonly demo: boolean
  readonly now: number
  /** Large type; common pages ask by the reader's cookie instead. */
  readonly isLarge?: boolean
  /** Person in whose place the reader acts, said on every page. */
  readonly actingFor?: {
    readonly name: string
    readonly links: readonly { path: string; name: Bilingual }[]
    /** At a counter, where what is begun ends with the day. */
    readonly isVisit?: boolean
    /** By telephone, where identity is only stated. */
    readonly isCaller?: boolean
  }
  readonly notice?: Bilingual
  /** Left out: the national government hotline. */
  readonly help?: { readonly phone: string; readonly hours: Bilingual }
}

/** True for those with own records and cases; staff have none. */
export const hasOwn = ({ person }: Shell): boolean => !person || (person.roles ?? []).includes('applicant')
