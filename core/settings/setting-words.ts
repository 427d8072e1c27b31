/** Names and meanings of what two administrators may change. */
export const settingNames = {
  permitStatus: {
    name: { zh: '许可状态代码按哪一份清单', en: 'List by which codes of permits are read' },
    meaning: {
      zh: '两份清单对同一代码的含义不同，在报送单位确认之前，有疑义的许可不公示。',
      en: 'Two lists give one code different meanings. Until the senders say which holds, a doubtful permit is not shown.',
    },
    none: { zh: '未确认', en: 'not confirmed' },
    national: { zh: '国家清单', en: 'the national list' },
    local: { zh: '地方清单', en: 'the local list' },
  },
  figuresPerUnit: {
    name: { zh: '公开统计是否写明单位', en: 'Public statistics name units' },
    meaning: { zh: '默认不写明单位。', en: 'By default they name none.' },
    yes: { zh: '写明', en: 'they do' },
    no: { zh: '不写明', en: 'they do not' },
  },
  smallestCount: {
    name: { zh: '公开统计的最小数', en: 'Smallest count that public statistics tell' },
    meaning: { zh: '小于此数的只写“少于”。', en: 'Smaller counts are told as “fewer than” alone.' },
  },
  draftDays: {
    name: { zh: '草稿保存', en: 'Drafts are kept' },
    meaning: {
      zh: '最后一次保存之后，到期删除；已保存的草稿到期日不变。',
      en: 'After the last time they were saved. Drafts saved before keep their day.',
    },
  },
  contactDays: {
    name: { zh: '没有登录的账户，通知到', en: 'Accounts that do not sign in are told for' },
    meaning: {
      zh: '最后一次登录之后；超过的不再收到新记录的通知，再次登录后恢复。',
      en: 'After their last sign-in. Then they are told of new records no more, until they sign in again.',
    },
  },
  caseYears: {
    name: { zh: '办结案件保存', en: 'Closed cases are kept' },
    meaning: {
      zh: '自最后一次办理起。个人信息保护法第四十七条要求保存期限届满后删除；案件保存几年，法律没有写明，本系统定为不少于十年，本市可以延长。届满的案件由一名管理员提出、另一名管理员确认后删除，不会自动删除。',
      en: 'After the last step. Article 47 of the Personal Information Protection Law asks for erasure once the period of keeping is over. No law says how long a case is kept: ten years is our least, and the city may keep cases longer. One administrator proposes an erasure, another confirms it; nothing goes by itself.',
    },
  },
  manyClients: {
    name: { zh: '代理人委托人较多的提示', en: 'An agent of many principals is listed from' },
    meaning: { zh: '达到此数的代理人列给监管员查看。', en: 'From so many on the agent is listed for the supervisor.' },
  },
  filingsDay: {
    name: { zh: '一个主体一天最多提交', en: 'Filings for one subject in a day, at most' },
    meaning: { zh: '超过的请次日再提交。', en: 'More wait for the next day.' },
  },
  draftsMost: {
    name: { zh: '一人最多保存草稿', en: 'Drafts of one person, at most' },
    meaning: { zh: '达到后请先提交或者删除。', en: 'Then some must be filed or erased first.' },
  },
  incidentDays: {
    name: { zh: '个人信息安全事件的办理目标', en: 'Target for incidents with personal information' },
    meaning: {
      zh: '个人信息保护法第五十七条要求立即补救并通知；这里只定本市自己的目标，登记之后第几个工作日之内。',
      en: 'Article 57 of the Personal Information Protection Law says at once; this is the city’s own target alone, working days after the entry.',
    },
  },
  mailFrom: {
    name: { zh: '一般邮件最早', en: 'Lesser mail not before' },
    meaning: { zh: '工作日，例如 08:00。', en: 'On working days, for example 08:00.' },
  },
  mailTo: {
    name: { zh: '一般邮件最晚', en: 'Lesser mail not after' },
    meaning: { zh: '须晚于最早时间。', en: 'It is later than the first.' },
  },
  mailDigest: {
    name: { zh: '每日摘要', en: 'Daily digest' },
    meaning: { zh: '在上述时间之内。', en: 'Between the two.' },
  },
  urged: {
    name: { zh: '逾期后第一次督促', en: 'First urging after a breach' },
    meaning: {
      zh: '逾期之后第几个工作日；今后起算的期限适用。',
      en: 'So many working days after it; for days counted from now on.',
    },
  },
  urgedAgain: {
    name: { zh: '逾期后第二次督促', en: 'Second urging after a breach' },
    meaning: { zh: '须晚于第一次。', en: 'It comes later than the first.' },
  },
  newUnit: { zh: '新单位 {unit}', en: 'New unit {unit}' },
  newCounty: { zh: '新设县（市、区）{code}', en: 'New county {code}' },
  counties: { zh: '县（市、区）', en: 'Counties' },
  countyEnded: { zh: '已撤销', en: 'It ended' },
  countyEndedMeaning: {
    zh: '撤销后不能再新增单位；还有单位的，先撤并这些单位。以往的案件、统计仍用原名。',
    en: 'No unit can be added to it then; units that are there end first. Earlier cases and figures keep its name.',
  },
  successor: { zh: '撤并：由哪个单位承接', en: 'It ends: who takes over' },
  successorMeaning: {
    zh: '确认之后，在办案件、期限和记录都由承接单位的同岗位人员办理，文书以承接单位名义出具；本单位人员的岗位随之失效，需要的请先在承接单位任岗。已出具的文书、已记的日志不变。',
    en: 'Once confirmed, people in the same seats of the unit that takes over act in its open cases, limits and records, and letters are issued in that unit’s name. Its own people lose their seats: seat those who move first. Letters issued and the log stay as they are.',
  },
  isThere: { zh: '没有撤并', en: 'it is there' },
  nameZh: { zh: '名称', en: 'Name' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  aliases: { zh: '曾用名、简称（以顿号分开）', en: 'Former or shorter names (set apart by 、)' },
  areaCode: { zh: '行政区划代码', en: 'Code of its area' },
  level: { zh: '层级', en: 'Level' },
  levels: {
    city: { zh: '市级', en: 'city' },
    county: { zh: '县（市、区）级', en: 'county' },
    vertical: { zh: '垂直管理', en: 'vertical' },
  },
  domains: { zh: '责任清单：各领域的单位', en: 'Responsibility register: units of each field' },
  domainMeaning: {
    zh: '填单位代号，牵头单位在前，以空格分开；只作转办建议，由人决定。',
    en: 'Signs of units, the leading one first, set apart by blanks; a suggestion for forwarding alone.',
  },
  paragraphZh: { zh: '本市的段落（中文）', en: 'The city’s paragraph (Chinese)' },
  paragraphEn: { zh: '本市的段落（英文）', en: 'The city’s paragraph (English)' },
  paragraphMeaning: {
    zh: '印在最后一段之前；今后出具的文书适用，已出具的不变。两种语言都要填，或者都留空。',
    en: 'Printed before the last paragraph of letters issued from then on; those issued before stay. Both languages, or neither.',
  },
  limitMeaning: {
    zh: '本市自定的办理目标，没有法律条文规定天数；今后提交的案件适用，在办的按提交时的天数。',
    en: 'A target of the city: no law gives its days. It holds for cases begun from then on; running ones keep theirs.',
  },
  phone: { zh: '电话', en: 'Telephone' },
  hoursZh: { zh: '办公时间（中文）', en: 'Office hours (Chinese)' },
  hoursEn: { zh: '办公时间（英文）', en: 'Office hours (English)' },
  mail: { zh: '单位邮箱', en: 'Mail of the unit' },
  personZh: { zh: '联系人', en: 'Contact person' },
  personEn: { zh: '联系人（英文）', en: 'Contact person (English)' },
  addressZh: { zh: '地址', en: 'Address' },
  addressEn: { zh: '地址（英文）', en: 'Address (English)' },
  complaintOwner: { zh: '投诉办理单位', en: 'Complaint owner' },
  noOwner: { zh: '没有', en: 'none' },
  days: { zh: '天', en: 'days' },
  years: { zh: '年', en: 'years' },
  workingDays: { zh: '个工作日', en: 'working days' },
  cases: { zh: '件', en: 'cases' },
  people: { zh: '人', en: 'people' },
  drafts: { zh: '份', en: 'drafts' },
  minutes: { zh: '分钟', en: 'minutes' },
  hours: { zh: '小时', en: 'hours' },
  times: { zh: '次', en: 'times' },
  sessions: { zh: '处', en: 'at once' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  groups: {
    flags: { zh: '法律适用中的待定问题', en: 'Open legal questions' },
    targets: { zh: '本市自定', en: 'Targets of the city' },
    switches: { zh: '安全设置', en: 'Security switches' },
    directory: { zh: '单位名录', en: 'Directory' },
    texts: { zh: '文书中本市自写的段落', en: 'The city’s paragraphs in letters' },
  },
} as const
