/** Words that say whether the unit itself got the letter instead. */
export const poolWords = {
  sent: { zh: '该邮件已转发至单位公共邮箱。', en: 'The letter went to the unit’s own address instead.' },
  none: {
    zh: '该单位没有登记公共邮箱，无人收到此件。',
    en: 'The unit has no address of its own on record: nobody has the letter.',
  },
} as const
