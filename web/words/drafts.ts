import type { Bilingual } from '#law/bilingual.ts'

export const drafts = {
  title: { zh: '我的草稿', en: 'My drafts' },
  lead: {
    zh: '还没有提交的申请。换一台设备登录，也可以从这里接着填，已上传的文件都在。',
    en: 'What you have begun and not submitted. Sign in on any device and continue here; the files you uploaded are all there.',
  },
  none: { zh: '没有草稿。', en: 'No drafts.' },
  open: { zh: '您有还没有提交的草稿', en: 'You have drafts not yet submitted' },
  saved: { zh: '保存于', en: 'Saved' },
  kept: { zh: '保留至', en: 'Kept until' },
  files: { zh: '已上传文件', en: 'Files uploaded' },
  go: { zh: '接着填', en: 'Go on' },
  discard: { zh: '删除草稿', en: 'Delete draft' },
  later: { zh: '保存，以后再填', en: 'Save and finish later' },
  autoSaved: { zh: '刚才填写的内容已存入草稿。', en: 'Saved in your draft by itself.' },
  notSaved: {
    zh: '刚才没有自动保存，请点“保存，以后再填”。',
    en: 'It could not be saved by itself; choose “Save and finish later”.',
  },
  autoKept: { zh: '刚才填写的内容已自动保存。', en: 'Saved by itself.' },
  notKept: {
    zh: '刚才没有自动保存，请点“{button}”，看看还差什么。',
    en: 'It could not be saved by itself; choose “{button}” to see what is missing.',
  },
  elsewhere: { zh: '别处保存的内容', en: 'What was saved elsewhere' },
  mine: { zh: '您在这里填的', en: 'What you wrote here' },
  takeOther: { zh: '用别处保存的', en: 'Go on with that one' },
  takeMine: { zh: '用我这里填的，继续', en: 'Keep mine and continue' },
  sendMine: { zh: '用我这里填的，提交', en: 'Send mine' },
  unsent: {
    zh: '刚才没有自动保存，提交以前请不要离开这一页。',
    en: 'It could not be saved by itself; do not leave this page before you have sent it.',
  },
  note: {
    zh: '以上内容已保存在草稿里。草稿和文件保留到 {day}，过期自动删除。',
    en: 'All of this is saved in your draft. The draft and its files are kept until {day}, then erased.',
  },
  noteFields: {
    zh: '本页填写的内容，点“继续”或者“保存，以后再填”时保存。草稿和文件保留到 {day}，过期自动删除。',
    en: 'What you enter on this page is saved when you choose “Continue” or “Save and finish later”. The draft and its files are kept until {day}, then erased.',
  },
  visit: {
    zh: '以上内容已保存。来访办理当日有效，今天之内可以接着办。',
    en: 'All of this is saved. A visit is good for its day: you may go on until tonight.',
  },
  visitFields: {
    zh: '本页填写的内容，点“继续”时保存。来访办理当日有效。',
    en: 'What you enter on this page is saved when you choose “Continue”. A visit is good for its day.',
  },
  visitSaved: {
    zh: '刚才填写的内容已保存，请按提示改正。来访办理当日有效。',
    en: 'What you entered is saved; correct the marked fields. A visit is good for its day.',
  },
  noteSaved: {
    zh: '刚才填写的内容已保存在草稿里，请按提示改正。草稿和文件保留到 {day}，过期自动删除。',
    en: 'What you entered is saved in your draft; correct the marked fields. The draft and its files are kept until {day}, then erased.',
  },
} as const satisfies Record<string, Bilingual>

export const savedDraft = {
  title: { zh: '草稿已保存', en: 'Your draft is saved' },
  text: {
    zh: '草稿和已上传的文件保留到 {day}，过期自动删除。还没有提交，记录不会加注，期限也没有开始计算。',
    en: 'The draft and its files are kept until {day}, then erased. Nothing has been submitted: no mark is set and no time limit runs.',
  },
  items: { zh: '填写申请内容', en: 'What you ask for' },
  evidence: { zh: '上传材料', en: 'Evidence' },
  contact: { zh: '联系与送达', en: 'Contact and service' },
  check: { zh: '核对后提交', en: 'Check and submit' },
  taskDone: { zh: '已填', en: 'filled in' },
  taskNext: { zh: '下一项', en: 'next' },
  taskLater: { zh: '还没有', en: 'not yet' },
  how: {
    zh: '在任何一台手机或电脑上登录，打开“我的草稿”即可继续；也可以把链接发给自己。',
    en: 'Sign in on any phone or computer and open “My drafts”; or send yourself the link.',
  },
  mail: { zh: '把链接发到 {to}', en: 'Send the link to {to}' },
  sms: { zh: '把链接用短信发到 {to}', en: 'Text the link to {to}' },
  sent: { zh: '链接已发出。打开链接后需要登录。', en: 'The link is on its way. It asks you to sign in.' },
  notSent: {
    zh: '链接现在发不出去，请稍后再试。草稿已经保存，登录后在“我的草稿”里。',
    en: 'The link could not be sent now; try again later. The draft is saved: sign in and open “My drafts”.',
  },
  subject: { zh: '您的草稿', en: 'Your draft' },
  body: {
    zh: '您的草稿已保存，保留到 {day}。登录后接着填写：\n{link}\n\n尚未提交，期限没有开始计算。如非本人操作，请忽略本邮件。',
    en: 'Your draft is saved until {day}. Sign in to continue:\n{link}\n\nNothing has been submitted and no time limit runs. If this was not you, ignore this mail.',
  },
  short: {
    zh: '草稿保留到{day}，登录后继续：{link}',
    en: 'Your draft is kept until {day}. Sign in to continue: {link}',
  },
} as const satisfies Record<string, Bilingual>

/** Form that came after its session. */
export const kept = {
  title: { zh: '取回填写的内容', en: 'What you had entered' },
  kept: {
    zh: '您填写的内容已经保存，到 {until} 为止。请您本人在这台设备上登录取回；别人登录看不到。',
    en: 'What you entered is kept until {until}. Sign in yourself on this device to restore it; nobody else who signs in sees it.',
  },
  signIn: { zh: '登录并取回', en: 'Sign in and restore it' },
  fetch: { zh: '取回', en: 'Restore it' },
  lost: {
    zh: '您填写的内容没有保存。请先复制下面的文字，或者用浏览器的“后退”回到原来的页面。',
    en: 'What you entered was not kept. Copy the text below first, or go back in your browser.',
  },
  lead: {
    zh: '刚才的内容还没有提交。点“提交”，就按刚才填写的办理；需要改动的，请回到原来的页面重新填写。',
    en: 'It has not been sent yet. “Submit” sends it as you entered it; to change it, go back to the page and fill it in anew.',
  },
  submit: { zh: '提交', en: 'Submit' },
  none: {
    zh: '这里没有可以取回的内容。只有填写的人本人，在原来的设备上，三十分钟内可以取回。',
    en: 'There is nothing to restore here. Only the person who entered it can restore it, on the same device and within thirty minutes.',
  },
} as const satisfies Record<string, Bilingual>
