import type { Confirmation } from '#engine/feeds/confirmations.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import type { Engine } from '#engine/store/engine.ts'
import { glyphWords, type Sheet } from '#engine/store/printing.ts'
import { phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fill } from '#law/bilingual.ts'
import { shanghaiDay } from '#law/day.ts'
import { ruleOf } from '#law/rules.ts'
import { sayDay } from '#law/say.ts'
import { citationText } from '#law/source.ts'
import { limitKind } from '#law/time-limit.ts'
import { platformOf } from '#records/directory.ts'
import type { RecordFile } from '#records/record.ts'

type Told = Pick<Confirmation, 'id' | 'what' | 'rule' | 'unitName' | 'toldAt' | 'due' | 'standing' | 'measures'>

/** Letter to a holder that does not follow, by name. */
export function holderLetter(
  engine: Pick<Engine, 'deployment' | 'clock'>,
  record: RecordFile,
  told: Told,
  lang: 'zh' | 'en',
): Sheet {
  const platform = platformOf(engine.deployment.directory)?.name
  const today = shanghaiDay(engine.clock.now())
  const say = (words: Bilingual, values: Readonly<Record<string, string>> = {}) => fill(words[lang], values)
  const day = (at: number | null) => (at === null ? '—' : sayDay(shanghaiDay(at))[lang])
  const limit = ruleOf(told.rule ?? 'A6')
  const rows: readonly (readonly [Bilingual, string])[] = [
    [letterWords.record, recordTitle(record)],
    [letterWords.recordId, record.id],
    [letterWords.change, say(letterWords[told.what])],
    ...(told.measures ?? []).map((name) => [letterWords.measure, name[lang]] as const),
    [letterWords.number, told.id ?? ''],
    [letterWords.told, day(told.toldAt)],
    [letterWords.due, told.due === null ? '—' : sayDay(told.due)[lang]],
    [letterWords.basis, `${limitKind(limit)[lang]} ${citationText(limit.citation)[lang]}`],
  ]
  return {
    ...{ lang, head: '', title: say(letterWords.title), number: told.id ?? '', addressee: told.unitName[lang] },
    blocks: [
      { kind: 'text', text: say(told.standing === 'wrong' ? letterWords.foundWrong : letterWords.silent) },
      { kind: 'pairs', rows: rows.map(([name, text]) => [say(name), text]) },
      { kind: 'text', text: say(letterWords.ask) },
    ],
    signature: (lang === 'en' ? platform?.en : undefined) ?? platform?.zh ?? '',
    ...{ date: sayDay(today)[lang], day: today, contact: '', mark: null, draft: null },
    preface: lang === 'zh' ? '' : phrase(engine, 'paper.courtesy')[lang],
    page: phrase(engine, 'paper.page')[lang],
    ...{ verify: null, proof: '', alt: { mark: say(letterWords.seal), qr: '' } },
    lacking: say(glyphWords.lacking),
  }
}

/** Words of the letter, for a city to change. */
export const letterWords = {
  title: { zh: '关于处理信用信息变更的告知函', en: 'Notice: a change of credit information to be followed' },
  silent: {
    zh: '下列信用信息已经变更并向贵单位推送。至本函之日，贵单位尚未确认处理。',
    en: 'The record below was changed and made available to you. By the date of this letter you have not confirmed it.',
  },
  foundWrong: {
    zh: '下列信用信息已经变更并向贵单位推送。经核对，贵单位持有或者展示的内容与变更后的不符。',
    en: 'The record below was changed and made available to you. What you hold or show was compared, and differs.',
  },
  ask: {
    zh: '请贵单位立即处理，并向本平台确认。信用主体可以持本函向贵单位主张。',
    en: 'Please follow the change at once and confirm it to the platform. The subject may present this letter to you.',
  },
  record: { zh: '信用信息', en: 'Record' },
  recordId: { zh: '信息编号', en: 'Record id' },
  change: { zh: '应当处理的事项', en: 'To be done' },
  number: { zh: '变更编号', en: 'Change' },
  told: { zh: '推送或者送达之日', en: 'Made available or delivered on' },
  due: { zh: '最迟处理之日', en: 'At the latest on' },
  basis: { zh: '依据', en: 'Basis' },
  correction: { zh: '处理更正', en: 'follow the correction' },
  sharing: { zh: '停止共享和使用', en: 'stop sharing and use' },
  return: { zh: '恢复信息', en: 'show it again' },
  measures: { zh: '解除惩戒措施', en: 'lift measures' },
  crime: { zh: '登记涉嫌犯罪的处理', en: 'say what came of a suspected crime' },
  again: { zh: '重新确定措施', en: 'settle measures anew' },
  measure: { zh: '应当解除的措施', en: 'Measure to be lifted' },
  seal: { zh: '电子印章', en: 'Seal' },
} as const satisfies Record<string, Bilingual>
