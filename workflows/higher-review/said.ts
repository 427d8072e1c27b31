import { two } from '#law/bilingual.ts'

/** Words of forms, ways and pages without another table. */
export const said = {
  organ: two('复核机关', 'Organ of the review'),
  onPaper: two(
    '该机关在本平台没有账户：案卷以书面送交，答复由受理岗代为录入，受理审批岗核对。',
    'It has no account here: the file goes to it on paper, intake enters its answer, and the head of intake checks it.',
  ),
  howItAnswers: two('怎样答复', 'How it answers'),
  whyYouDisagree: two('不服的理由', 'Why you disagree'),
} as const
