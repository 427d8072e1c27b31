import type { Bilingual } from '#law/bilingual.ts'
import { paths } from './paths.ts'
import { titles } from './words/page-words.ts'
import { home } from './words/public.ts'

type Link = { readonly path: string; readonly name: Bilingual }

/** The system's own rules, figures and changes. */
export const inTheOpen: readonly Link[] = [
  { path: paths.channels, name: titles.channels },
  { path: paths.domains, name: titles.domains },
  { path: paths.listMeasures, name: titles.listMeasures },
  { path: paths.deadline, name: home.deadline },
  { path: paths.rules, name: home.rules },
  { path: paths.statistics, name: home.statistics },
  { path: paths.notices, name: titles.notices },
  { path: paths.verify, name: titles.verify },
  { path: paths.audit, name: titles.ledger },
  { path: paths.api, name: home.api },
  { path: paths.changes, name: home.changes },
]

/** At the foot of every page. */
export const aboutSite: readonly Link[] = [
  { path: paths.privacy, name: titles.privacy },
  { path: paths.accessibility, name: titles.accessibility },
  { path: paths.siteMap, name: titles.siteMap },
]
