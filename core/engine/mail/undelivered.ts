import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { partiesIn } from '#engine/store/binds.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { holderName } from '#engine/store/names.ts'
import type { Item, Key, Write } from '#engine/store/ports.ts'
import { mailSubject } from '#engine/texts/mail-text.ts'
import { phrase } from '#engine/texts/phrases.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { platformOf } from '#records/directory.ts'
import { type Holder, isOfOffice } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { type Addressee, addressees, poolOf } from './addressee.ts'
import { type Letter, withoutToken } from './letter.ts'
import { isAnswer } from './letter-kind.ts'
import { addressOf, newLetter, writeLetter } from './write-letter.ts'

const administrators: Holder = { role: 'systemAdmin', unit: null }

/**
 * Letters that follow a failed one, in the failing transaction. Staff: the unit's address and the administrators.
 * Applicant's papers: whoever must serve otherwise.
 */
export async function undelivered(engine: Engine, failed: Item, letter: Letter): Promise<readonly Write[]> {
  const item = letter.caseId === '' ? undefined : await engine.table.get(caseKey(letter.caseId))
  if (!item || letter.audience === 'alarm') return []
  const file = caseFile(item)
  if (letter.audience === 'applicant') {
    const isPaper = letter.formal || isAnswer(failed)
    return isPaper ? told(engine, file, failed, { letter, notice: 'undelivered', to: server(engine, file) }) : []
  }
  const alarms = await told(engine, file, failed, { letter, notice: 'mailFailed', to: administrators })
  return [...toPool(engine, failed, letter), ...alarms]
}

/** The same letter to the unit's own address, once. */
function toPool(engine: Engine, failed: Key, letter: Letter): readonly Write[] {
  const pool = poolOf(engine, letter.to.unit)
  if (letter.audience !== 'staff' || pool === null || pool === letter.mail.to) return []
  const key = { pk: failed.pk, sk: `${failed.sk}#pool` }
  const mail = { ...withoutToken(letter.mail), ...addressOf(engine, key, letter.caseId), to: pool }
  const notBefore = engine.clock.now()
  return [{ put: newLetter(engine, key, { ...letter, audience: 'pool', mail, notBefore }), when: 'absent' }]
}

/** What did not arrive: its set subject, or as it was sent where that holds more than a number. */
export function undeliveredName(engine: Engine, procedure: Procedure, { notice, mail }: Letter): Bilingual {
  const [zh = notice, en = zh] = mail.subject.split(' / ')
  return mailSubject(engine, procedure, notice) ?? { zh, en }
}

type Telling = { readonly letter: Letter; readonly notice: string; readonly to: Holder }

async function told(engine: Engine, file: CaseFile, failed: Key, telling: Telling): Promise<readonly Write[]> {
  const { letter, notice, to } = telling
  const procedure = procedureOf(engine, file)
  const what = undeliveredName(engine, procedure, letter)
  const values = valuesOf(engine, letter, what, file)
  const write = async (addressee: Addressee, n: number): Promise<Write> => {
    const draft = { seq: letter.seq, notice, formal: false, audience: 'alarm', to, addressee, limit: null } as const
    const key = { pk: failed.pk, sk: `${failed.sk}#alarm#${n}` }
    const notBefore = engine.clock.now()
    return { put: await writeLetter(engine, procedure, file, { ...draft, key, notBefore, values }), when: 'absent' }
  }
  return Promise.all((await addressees(engine, file, to)).map(write))
}

function valuesOf(engine: Engine, letter: Letter, what: Bilingual, { number }: CaseFile) {
  const isSent = letter.audience !== 'pool' && poolOf(engine, letter.to.unit) !== null
  const pool = phrase(engine, isSent ? 'mail.pool.sent' : 'mail.pool.none')
  const recipient = holderName(engine, letter.to)
  const one = (lang: 'zh' | 'en') => ({
    what: what[lang].replace(/\s*\{number\}/, ` ${number}`),
    recipient: `${recipient[lang]} <${letter.mail.to}>`,
    reason: letter.lastReason ?? '',
    pool: pool[lang],
  })
  return { zh: one('zh'), en: one('en') }
}

/** Picks who sees to it: holder, debtor, or else the platform. */
function server({ deployment }: Engine, file: CaseFile): Holder {
  const found = partiesIn(file).find(isOfOffice)
  const platform = platformOf(deployment.directory)?.id ?? null
  return found ?? { role: 'intake', unit: file.holder.unit ?? platform }
}
