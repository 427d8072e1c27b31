import { derivedId } from '#engine/store/derived-id.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import type { Values } from '#web/values.ts'
import { contactIn } from './draft-contact.ts'
import type { Draft, TypedStep } from './draft-shape.ts'

type Text = Pick<Draft, 'typed' | 'typedContact' | 'contact' | 'pages'>
/** Form of a step, as it was sent. */
export type SentStep = { readonly step: TypedStep; readonly form: Values }

/** Names the text that a page shows, and the page; sent with its form. */
export const seenOf = ({ crypto }: Engine, step: TypedStep, draft: Text | null): string =>
  `${nameOf(crypto, draft ? textOf(draft, step) : {})}${newId(crypto).slice(half)}`

/** Tells whether another page saved other text since this one was shown. */
export function isElsewhere({ crypto }: Pick<Engine, 'crypto'>, kept: Text, { step, form }: SentStep): boolean {
  const seen = form['seen']
  // Pages of an earlier release send none.
  if (seen === undefined) return false
  const isOurs = seen.startsWith(nameOf(crypto, textOf(kept, step))) || pageIn(form) === kept.pages?.[step]
  return !isOurs && saysOtherwise(kept, { step, form })
}

/** Tells whether a form says otherwise than its draft. */
export const saysOtherwise = (kept: Text, { step, form }: SentStep): boolean =>
  said(textOf(kept, step)) !== said(typedIn(form))

/** Page that a form was sent from. */
export const pageIn = (form: Values): string => (form['seen'] ?? '').slice(half)

/** Typed text, without what the page put there. */
export const typedIn = ({ csrf: _csrf, later: _later, seen: _seen, ...typed }: Values): Values => typed

const half = 13

const textOf = (draft: Text, step: TypedStep): Values =>
  step === 'items' ? draft.typed : { ...draft.typedContact, ...contactIn(draft) }

const nameOf = (crypto: Engine['crypto'], text: Values) => derivedId(crypto, said(text)).slice(0, half)

const said = (text: Values) =>
  JSON.stringify(
    Object.entries(text)
      .filter(([, value]) => value !== '')
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
