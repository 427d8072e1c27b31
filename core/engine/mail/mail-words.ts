/** Words of every mail around its notice, whatever the procedure. */
export const mailWords = {
  number: { zh: '编号', en: 'Number' },
  due: { zh: '期限', en: 'Due' },
  alsoDue: { zh: '另有期限', en: 'Also due' },
  choice: { zh: '可选，最迟', en: 'Optional, by' },
  /** A limit with its day, what it rests on and whom it binds. */
  limit: {
    zh: '{limit} {due}{estimate}（{kind}，责任方：{owed}）',
    en: '{limit} {due}{estimate} ({kind}, owed by {owed})',
  },
  whose: { zh: '（{kind}，责任方：{owed}）', en: ' ({kind}, owed by {owed})' },
  ends: {
    later: { zh: '将于 {due} 到期', en: 'ends on {due}' },
    today: { zh: '今日（{due}）到期', en: 'ends today, {due}' },
  },
  /** The call of a task mail, with a day or without. */
  please: {
    dated: { zh: '请于 {due}（含当日）前办理', en: 'please act by {due}' },
    open: { zh: '请及时办理', en: 'please act in time' },
  },
  record: { zh: '记录', en: 'Record' },
  subject: { zh: '主体', en: 'Subject' },
  disputed: { zh: '争议内容', en: 'Disputed' },
  moreItems: { zh: '另有 {n} 项', en: '{n} more' },
  whole: { zh: '整条记录', en: 'the whole record' },
  shownAs: { zh: '登记', en: 'on record ' },
  claimed: { zh: '主张', en: 'claimed ' },
  asked: { zh: '协查事项', en: 'Asked' },
  said: { zh: '申请人陈述', en: 'The applicant says' },
  result: { zh: '最迟告知结果', en: 'Result due by' },
  unit: { zh: '承办单位', en: 'Handled by' },
  /** Once it is decided, it lies with nobody. */
  ask: { zh: '咨询单位', en: 'Whom to ask' },
  phone: { zh: '电话', en: 'Phone' },
  hours: { zh: '办公时间', en: 'Hours' },
  estimate: { zh: '（暂定，以国务院放假通知为准）', en: ' (an estimate until the holidays are published)' },
  openDay: { zh: '待放假安排公布后确定', en: 'day set once the holidays are published' },
  by: { zh: '{due}（含当日）前', en: 'by {due}' },
  openTask: { zh: '打开任务', en: 'Open the task' },
  openCase: { zh: '查看办理情况', en: 'See the progress' },
  linkCode: {
    zh: '此链接只供您本人使用，请勿转发。打不开时，在 {url}/a 输入代码 {token}',
    en: 'The link is yours alone; do not pass it on. If it does not open, enter this code at {url}/a: {token}',
  },
  orSignIn: {
    staff: { zh: '也可登录 {url}，打开任务 {number}。', en: 'Or sign in at {url} and open task {number}.' },
    applicant: {
      zh: '也可登录 {url}，在“我的案件”中查看 {number}。',
      en: 'Or sign in at {url} and open {number} among your cases.',
    },
  },
  inCalendar: {
    zh: '编号 {number}。以系统中显示的期限为准。',
    en: 'Number {number}. The date shown in the system is the one that counts.',
  },
  reconsideration: { zh: '申请行政复议截止', en: 'Last day to ask for reconsideration' },
  suit: { zh: '提起行政诉讼截止', en: 'Last day to bring a suit' },
  sender: {
    zh: '{city}信用异议与修复平台。本邮件由系统自动发出，请勿直接回复。',
    en: '{city}, objection to and repair of credit records. Sent by the system; please do not reply.',
  },
  senderWhoReads: {
    zh: '{city}信用异议与修复平台。直接回复本邮件，文字和附件会作为留言记入任务；留言不是办理结果。',
    en: '{city}, objection to and repair of credit records. What you reply to this mail, words and attachments, is entered as a note to the task; a note decides nothing.',
  },
} as const

/** To whoever was entered as away, or as back, by somebody else. */
export const absenceWords = {
  title: {
    entered: { zh: '已为您登记外出', en: 'You were entered as away' },
    ended: { zh: '已结束您的外出代办', en: 'Your absence was ended' },
  },
  text: {
    entered: {
      zh: '{by} 为您登记了外出：{from} 至 {until}，由 {delegate} 代办。期间任务邮件和每日待办改发代办人，您邮件中的链接暂停使用。\n如与事实不符，请登录，在“我的账户”中结束代办。',
      en: '{by} entered you as away from {from} to {until}; {delegate} acts for you. Task mails and the daily digest go there meanwhile, and the links in your mails do not work.\nIf this is wrong, sign in and end it under “My account”.',
    },
    ended: {
      zh: '{by} 结束了您的外出代办（原为 {from} 至 {until}，由 {delegate} 代办）。您的岗位不再由他人代办。',
      en: '{by} ended your absence (it ran from {from} to {until}; {delegate} acted for you). Nobody acts for you now.',
    },
  },
  open: { zh: '打开我的账户', en: 'Open my account' },
} as const

export const digestWords = {
  title: { zh: '{day} 待办 {n} 件', en: 'Open tasks on {day}: {n}' },
  titleLate: { zh: '{day} 待办 {n} 件，其中逾期 {late} 件', en: 'Open tasks on {day}: {n}, overdue: {late}' },
  openDay: { zh: '待放假安排公布后确定', en: 'day set once the holidays are published' },
  late: { zh: '已逾期 {n} 天', en: 'overdue, days: {n}' },
  more: { zh: '另有 {more} 件未列出。', en: '{more} more are not listed.' },
  asked: { zh: '请贵单位协查', en: 'Your unit is asked' },
  open: { zh: '打开待办', en: 'Open the desk' },
  end: {
    zh: '不想再收每日待办，可在此停止：{link} 。新任务和临近到期的提醒仍会发送。',
    en: 'To stop these daily mails: {link} . New tasks and warnings of near due days still come.',
  },
} as const
