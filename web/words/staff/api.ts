import type { Bilingual } from '#law/bilingual.ts'

/** The page about the interface for programs. */
export const api = {
  title: { zh: '开放接口（API）', en: 'Open interface (API)' },
  lead: {
    zh: '页面上能办的，程序也能办：查询、提出异议、上传证据、跟踪、补正、撤回、申请复核；单位一侧的待办、处理意见和审批。权限与页面完全相同。',
    en: 'What the pages do, programs may do: look up, object, upload evidence, follow, supplement, withdraw, ask for review; and at a unit’s desk take, propose and approve. The same people may do the same things.',
  },
  document: { zh: '完整定义（OpenAPI 3.1）', en: 'The full definition (OpenAPI 3.1)' },
  token: { zh: '访问令牌', en: 'Access token' },
  tokenText: {
    zh: '向本平台的身份认证服务（OpenID Connect）申请 JWT 访问令牌，resource 为 {resource}，以“Authorization: Bearer”提交。范围：read 读取，write 办理，approve 审批；工作人员审批的，令牌须写明本人经过双因素验证（amr 含 mfa）。没有 Cookie，也没有页面令牌。',
    en: 'Ask the issuer of this deployment (OpenID Connect) for a JWT access token for the resource {resource} and send it as “Authorization: Bearer”. Scopes: read, write, approve; to approve as staff, the token says that its person proved two factors (amr with mfa). There is no cookie and no form token.',
  },
  demoText: {
    zh: '演示系统里，每个演示人员都有一个程序账户“api-人员代号”，密钥都是 demo：',
    en: 'In the demonstration each demo person has a program named “api-” and the person’s id; its secret is demo:',
  },
  once: { zh: '只办一次', en: 'Once only' },
  onceText: {
    zh: '标有 Idempotency-Key 的操作须带一个自选的键（8 至 200 个字符）。同一个键、同样的内容再发一次，得到同样的答复，不会重复办理；同一个键、不同的内容会被拒绝。',
    en: 'Operations marked Idempotency-Key need a key of your choice, 8 to 200 characters. The same key with the same content again gets the same answer and does nothing twice; with other content it is refused.',
  },
  problems: { zh: '错误', en: 'Problems' },
  problemsText: {
    zh: '错误以 problem+json 返回，code 取自固定目录；未知和无权查看的都是 404。列表用 cursor 翻页。时间为 UTC，日期为北京时间。',
    en: 'Problems come as problem+json with a code of a closed catalogue; what is unknown and what is not yours are both 404. Lists continue by cursor. Instants are UTC, days are Beijing days.',
  },
  hooks: { zh: '推送', en: 'Webhooks' },
  hooksText: {
    zh: '订阅后，本主体案件的每一步按案件顺序推送到您的地址（须为互联网上的公开 https 地址）：请求头 webhook-id、webhook-timestamp、webhook-signature（HMAC-SHA-256，Standard Webhooks 格式）。答复 2xx 为收到；否则逐步延长间隔重试约三天。内容只有案件编号、步骤和状态，详情请再读取案件。',
    en: 'A subscription (a public https address) is told of each step of the subject’s cases, in order case by case: headers webhook-id, webhook-timestamp and webhook-signature (HMAC-SHA-256, Standard Webhooks). A 2xx takes it; anything else is tried again at growing intervals for some three days. It carries the case, the step and the state; read the case for more.',
  },
  operations: { zh: '操作', en: 'Operations' },
  open: { zh: '无需令牌', en: 'No token needed' },
  needs: { zh: '范围 {scope}', en: 'Scope {scope}' },
  request: { zh: '请求示例', en: 'Example request' },
  answer: { zh: '答复示例', en: 'Example answer' },
  refusals: { zh: '可能的拒绝', en: 'May be refused with' },
} as const satisfies Record<string, Bilingual>

/** Descriptions of each operation. */
export const operations = {
  readCase: {
    zh: '案件的状态、期限、进展和现在可以做的事',
    en: 'A case: state, limits, history, and what may be done now',
  },
  sendEvent: {
    zh: '办理：补正、撤回、转办、提出处理意见、审批等',
    en: 'Act: supplement, withdraw, forward, propose, approve and so on',
  },
  listTasks: { zh: '待办，按期限', en: 'A unit’s work by due date' },
  subscribe: { zh: '订阅本主体案件的进展', en: 'Be told of each step of the subject’s cases' },
  listWebhooks: { zh: '本主体的订阅', en: 'The subject’s subscriptions' },
  stopWebhook: { zh: '停止订阅', en: 'End a subscription' },
  listDeliveries: { zh: '送达记录，新的在前', en: 'What was sent and what came of it, newest first' },
  handTicket: { zh: '送交 12345 工单，同一编号只收一次', en: 'Hand in a 12345 ticket, once a number' },
  readTicket: { zh: '12345 工单的办理情况和答复', en: 'What became of a 12345 ticket' },
  listResources: {
    zh: '共享目录：登记库提供的资源',
    en: 'Catalogue for the sharing platform: what the register offers',
  },
  askRegister: {
    zh: '批量查询登记库中多个主体的现行记录（写明用途）',
    en: 'Current records of many subjects, for a purpose that is logged',
  },
  readCreditChina: {
    zh: '“信用中国”接收推送的地址和签名密钥',
    en: 'Address at which Credit China is pushed to, and its signing keys',
  },
  listHandedOver: {
    zh: '移交“信用中国”、等其收件的修复申请',
    en: 'Applications for repair handed over to Credit China',
  },
  readHandedOver: {
    zh: '一件移交的申请：受理、结果',
    en: 'One application handed over: accepted when, and its result',
  },
  sayCreditChina: {
    zh: '“信用中国”的收件（查询码）、推送、反馈；重复、乱序发送无妨',
    en: 'Credit China’s receipt (query code), push or feedback; again or out of order, it does no harm',
  },
  ownRecipient: { zh: '本接收单位的登记和签名密钥', en: 'One’s own entry as a recipient, and its signing keys' },
  fullFeed: { zh: '全量变更推送，按顺序、带签名', en: 'The full feed: ordered and signed' },
  confirmChange: { zh: '确认已处理一条变更', en: 'Confirm that one change is followed' },
  listOrders: { zh: '给本接收单位的督办单，未反馈的在前', en: 'Orders to the recipient, unanswered first' },
  answerOrder: { zh: '反馈一件督办单', en: 'Answer one order' },
  rangeDigests: { zh: '应持有的内容，按区段给出摘要', en: 'What should be held, by a digest a range' },
  reconcile: { zh: '核对各区段，只返回不同的', en: 'Compare ranges; only those that differ come back' },
  stageImport: { zh: '送来一张表，预览将有的结果', en: 'Send in a sheet, and see what would become of it' },
  startImport: { zh: '开始导入', en: 'Start the import' },
  readImport: { zh: '查看导入到哪里', en: 'See how far an import is' },
  heldRecords: { zh: '取应持有的信息内容', en: 'The content that should be held of records' },
  listBoard: { zh: '看板：计时中的时限，按到期日', en: 'The board: limits that run, by due day' },
  countBoard: { zh: '看板的数字', en: 'The numbers of the board' },
  readForecast: {
    zh: '逾期预测：各单位逐日，和以往预测的结果',
    en: 'The forecast: each unit day by day, and what came of earlier ones',
  },
  listEditions: { zh: '年度统计各版，新的在前', en: 'Editions of the yearly figures, the newest first' },
  draftEdition: { zh: '起草一个年度的统计', en: 'Draft the figures of a year' },
  readEdition: {
    zh: '一版年度统计：数字、差异、异议和能否定稿',
    en: 'One edition: figures, differences, objections, and whether it may be frozen',
  },
  objectToEdition: { zh: '单位对征求意见稿提出异议', en: 'A unit objects to a draft' },
  answerObjection: { zh: '答复单位的异议', en: 'Answer a unit’s objection' },
  freezeEdition: {
    zh: '年度统计定稿（由起草人以外的监管员）',
    en: 'Freeze an edition, as somebody else than its drafter',
  },
  findRecords: {
    zh: '按统一社会信用代码、决定书文号或登记的全称精确查询公开记录',
    en: 'Public records by exact credit code, document number or registered name',
  },
  listRules: { zh: '现行规则：条文、状态、长度', en: 'The rules in force: article, status, length' },
  computeDeadline: { zh: '计算期限并逐日说明', en: 'A deadline, explained day by day' },
  identifyCode: {
    zh: '识别并校验一个证件代码；不保存',
    en: 'What kind of identity code a text is, and whether it is right; nothing is kept',
  },
  listOwnRecords: { zh: '本主体的记录', en: 'The subject’s own records' },
  listOwnCases: { zh: '本主体的案件，新的在前', en: 'The subject’s own cases, newest first' },
  beginUpload: { zh: '开始上传证据', en: 'Begin to upload evidence' },
  readUpload: { zh: '已上传的文件，和下一个文件的上传表单', en: 'What was uploaded, and the form for the next file' },
  fileObjection: { zh: '提出异议', en: 'File an objection' },
  askForReview: { zh: '对答复不服，申请复核', en: 'Ask the next higher organ to review an answer' },
  listWays: {
    zh: '从一条记录、一个案件或直接可以办理的事项',
    en: 'What may be begun from a record, from a case, or from nothing',
  },
  beginCase: { zh: '办理一个事项', en: 'Begin a case by a way in' },
} as const satisfies Record<string, Bilingual>
