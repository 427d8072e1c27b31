import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import type { Person } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { tell } from '#web/tell.ts'
import { sayInstant } from '#web/when.ts'

type Told = { readonly subject: Bilingual; readonly body: Bilingual }

/** Mails a person what was done in their name; logs failures. */
export async function tellOwner(engine: Engine, { id, email }: Person, { subject, body }: Told): Promise<void> {
  const { url } = engine.deployment
  const at = engine.clock.now()
  const say = (lang: 'zh' | 'en') => tell(lang)(body, { at: sayInstant(lang, at), url })
  const outcome = await engine.mailer.send({
    messageId: `<${newId(engine.crypto)}@${new URL(url).hostname}>`,
    to: email,
    subject: `${subject.zh} / ${subject.en}`,
    text: `${say('zh')}\n\n—\n\n${say('en')}`,
  })
  if (outcome.kind !== 'accepted')
    engine.log('mail.ownerNotTold', { actor: engine.crypto.keyed('actor', id), outcome: outcome.kind })
}
