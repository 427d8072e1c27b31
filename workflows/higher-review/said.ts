import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  whyYouDisagree: two('不服的理由', 'Why you disagree'),
} as const
