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
export const seenOf = (engine: Engine, step: TypedStep, draft: Text | null): string =>
  seenIn(engine, draft ? textOf(draft, step) : {})

/** The same for text that is in no draft. */
export const seenIn = ({ crypto }: Engine, text: Values): string =>
  `${nameOf(crypto, text)}${newId(crypto).slice(half)}`

/** Tells whether another page saved other text since this one was shown. */
export const isElsewhere = (engine: Pick<Engine, 'crypto'>, kept: Text, { step, form }: SentStep): boolean =>
  isOther(engine, { text: textOf(kept, step), page: kept.pages?.[step] }, form)

/** Text, and the page that saved it last. */
type Saved = { readonly text: Values; readonly page: string | undefined }

/** The same for a form that was kept as it was typed. */
export const isTypedElsewhere = (engine: Pick<Engine, 'crypto'>, kept: Values, form: Values): boolean =>
  isOther(engine, { text: typedIn(kept), page: pageIn(kept) }, form)

function isOther({ crypto }: Pick<Engine, 'crypto'>, { text, page }: Saved, form: Values): boolean {
  const seen = form['seen']
  // Pages of an earlier release send none.
  if (seen === undefined) return false
  const isOurs = seen.startsWith(nameOf(crypto, text)) || pageIn(form) === page
  return !isOurs && said(text) !== said(typedIn(form))
}

/** Tells whether a form says otherwise than its draft. */
export const saysOtherwise = (kept: Text, { step, form }: SentStep): boolean =>
  said(textOf(kept, step)) !== said(typedIn(form))

/** Page that a form was sent from. */
export const pageIn = (form: Values): string => (form['seen'] ?? '').slice(half)

/** Typed text, without what the page put there. */
export const typedIn = ({ csrf: _csrf, later: _later, seen: _seen, seq: _seq, ...typed }: Values): Values => typed

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
