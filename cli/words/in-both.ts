import type { Command, Option } from 'commander'
import type { Bilingual } from '#law/bilingual.ts'
import { frame } from './frame.ts'
import { say } from './say.ts'

/** Says titles and refusals of the command line in both languages. */
export function inBoth(program: Command): Command {
  return program
    .helpOption('-h, --help', say(frame.help))
    .helpCommand('help [command]', say(frame.helpOf))
    .showHelpAfterError(say(frame.seeHelp))
    .configureHelp({ styleTitle: titled, optionDescription: described })
    .configureOutput({ outputError: (text, write) => write(`${refused(text.trimEnd())}\n`) })
}

const titled = (title: string): string => {
  const found = Object.values(frame.titles).find(({ en }) => `${en}:` === title)
  return found ? `${say(found)}:` : title
}

function described({ description, argChoices, defaultValue }: Option): string {
  const parts = [
    ...(argChoices ? [`${say(frame.choices)}: ${argChoices.join(', ')}`] : []),
    ...(defaultValue === undefined ? [] : [`${say(frame.byDefault)}: ${defaultValue}`]),
  ]
  return parts.length === 0 ? description : `${description} (${parts.join('; ')})`
}

/** Each refusal of commander as it puts it, and ours. */
const refusals: readonly (readonly [RegExp, Bilingual])[] = [
  [/^error: unknown command '(?<what>[^']*)'/, frame.unknownCommand],
  [/^error: unknown option '(?<what>[^']*)'/, frame.unknownOption],
  [/^error: missing required argument '(?<what>[^']*)'/, frame.missingArgument],
  [/^error: option '(?<what>[^']*)' argument missing/, frame.missingValue],
  [/^error: required option '(?<what>[^']*)' not specified/, frame.missingOption],
  [
    /^error: option '(?<what>[^']*)' argument '(?<value>[^']*)' is invalid\. Allowed choices are (?<list>.*)\.$/,
    frame.notAChoice,
  ],
  [/^error: too many arguments/, frame.tooMany],
]

function refused(text: string): string {
  for (const [pattern, words] of refusals) {
    const found = pattern.exec(text)
    if (!found) continue
    const [, names] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(text) ?? []
    const similar = names === undefined ? '' : `\n${say(frame.similar, { names })}`
    return `${say(words, { ...found.groups })}${similar}`
  }
  return text
}
