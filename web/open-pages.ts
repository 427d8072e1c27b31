import type { Bilingual } from '#law/bilingual.ts'
import { paths } from './paths.ts'
import { channelWords } from './words/channels.ts'
import { noticeWords } from './words/notices.ts'
import { ledger, verify } from './words/papers.ts'
import { home } from './words/public.ts'
import { accessibility, privacy, siteMap } from './words/statements.ts'

type Link = { readonly path: string; readonly name: Bilingual }

/** The system's own rules, figures and changes. */
export const inTheOpen: readonly Link[] = [
  { path: paths.channels, name: channelWords.title },
  { path: paths.deadline, name: home.deadline },
  { path: paths.rules, name: home.rules },
  { path: paths.statistics, name: home.statistics },
  { path: paths.notices, name: noticeWords.title },
  { path: paths.verify, name: verify.title },
  { path: paths.audit, name: ledger.title },
  { path: paths.api, name: home.api },
  { path: paths.changes, name: home.changes },
]

/** At the foot of every page. */
export const aboutSite: readonly Link[] = [
  { path: paths.privacy, name: privacy.title },
  { path: paths.accessibility, name: accessibility.title },
  { path: paths.siteMap, name: siteMap.title },
]
