import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import past from '#workflows/common/past/phrases.json' with { type: 'json' }
import type { PaperPart, Phrases } from '#workflows/common/text.ts'
import type { Given } from './gives.ts'
import { mailPhrases } from './mail-phrases.ts'
import { paperPhrases } from './paper-phrases.ts'

type KeyOfEach<T> = T extends T ? keyof T : never
export type PaperPhrase = KeyOfEach<(typeof paperPhrases)[keyof typeof paperPhrases]>
export type PhraseName = PaperPhrase | keyof typeof mailPhrases

/** Every phrase with its values: all must be said, unless marked. */
export const phraseValues: Readonly<Record<string, Given>> = Object.fromEntries(
  [...Object.values(paperPhrases), mailPhrases].flatMap((group) =>
    Object.entries<string>(group).map(([name, given]) => {
      const names = given.split(' ').filter(Boolean)
      return [
        name,
        {
          must: names.filter((one) => !one.endsWith('?')),
          may: names.flatMap((one) => (one.endsWith('?') ? [one.slice(0, -1)] : [])),
        },
      ]
    }),
  ),
)

/** Set words of a mail or letter as the deployment has them. */
export const phrase = (engine: Pick<Engine, 'deployment'>, name: PhraseName): Bilingual => found(engine, name)

function found({ deployment }: Pick<Engine, 'deployment'>, name: string): Bilingual {
  const words = deployment.texts.phrases[name]
  if (!words) throw new Fault('text.missing', name)
  return words
}

/** Set words of a letter's parts, to keep with it. */
export function phrasesFor(engine: Pick<Engine, 'deployment'>, parts: readonly PaperPart[]): Phrases {
  const groups = new Set([
    'sheet' as const,
    ...parts.flatMap((part) => (part === 'answers' ? (['items', part] as const) : [part])),
  ])
  const names = [...groups].flatMap((group) => Object.keys(paperPhrases[group]))
  return Object.fromEntries(names.map((name) => [name, found(engine, name)]))
}

/** As a letter was issued; older ones say what all said then. */
export function issuedPhrase(kept: Phrases | undefined, name: PaperPhrase): Bilingual {
  const words = kept?.[name] ?? before[name]
  if (!words) throw new Fault('text.missing', name)
  return words
}

const before: Phrases = past
