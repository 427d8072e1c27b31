import type { z } from 'zod'
import type { Bilingual } from '#law/bilingual.ts'
import {
  type LetterText,
  type MailText,
  type ReadFile,
  TextFile,
  type Texts,
  Variables,
} from '#workflows/common/text.ts'
import { faultWords } from './fault-words.ts'
import { problem, type TextProblem } from './problem.ts'

export type GatheredTexts = Texts & {
  readonly problems: readonly TextProblem[]
  /** File of each letter or mail, for later reports. */
  readonly paths: Readonly<Record<string, string>>
  /** The text, `folder/name`, in which each mail stands. */
  readonly of: Readonly<Record<string, string>>
  /** A word to editors on each value that texts may say. */
  readonly variables: Readonly<Record<string, Bilingual>>
}

const variablesId = 'common/variables'

/** Lays a deployment's texts over the program's; mistakes are told. */
export function gatherTexts(own: readonly ReadFile[], over: readonly ReadFile[]): GatheredTexts {
  const problems: TextProblem[] = []
  const known = new Map(own.map((file) => [file.id, file]))
  for (const { id, path } of over)
    if (!known.has(id) || id === variablesId) problems.push(problem(path, '', faultWords.nothingToReplace, { id }))
  const changes = new Map(over.map((file) => [file.id, file]))
  const letters: Record<string, LetterText> = {}
  const mails: Record<string, MailText> = {}
  const phrases: Record<string, Bilingual> = {}
  const paths: Record<string, string> = {}
  const of: Record<string, string> = {}
  for (const file of own) {
    if (file.id === variablesId) continue
    const change = changes.get(file.id)
    const read = readOne(file, change, problems)
    if (read?.letter) letters[file.id] = read.letter
    const [folder = '', name = ''] = file.id.split('/')
    for (const [key, words] of Object.entries(read?.phrases ?? {})) {
      phrases[`${name}.${key}`] = words
      paths[`phrase ${name}.${key}`] = (change ?? file).path
    }
    for (const [notice, mail] of Object.entries(read?.mails ?? {})) {
      mails[`${folder}/${notice}`] = mail
      paths[`mail ${folder}/${notice}`] = (change ?? file).path
      of[`${folder}/${notice}`] = file.id
    }
    paths[`letter ${file.id}`] = (change ?? file).path
  }
  return { letters, mails, phrases, problems, paths, of, variables: readVariables(known.get(variablesId), problems) }
}

function readVariables(file: ReadFile | undefined, problems: TextProblem[]): GatheredTexts['variables'] {
  const read = Variables.safeParse(file?.data ?? {})
  if (read.success) return read.data
  for (const issue of read.error.issues) problems.push(schemaProblem(file?.path ?? variablesId, issue))
  return {}
}

function readOne(file: ReadFile, change: ReadFile | undefined, problems: TextProblem[]): TextFile | null {
  const bad = [file, ...(change ? [change] : [])].find(({ fault }) => fault !== null)
  if (bad) {
    problems.push(problem(bad.path, '', faultWords.noYaml, { why: bad.fault ?? '' }))
    return bad === file ? null : readOne(file, undefined, problems)
  }
  if (change) for (const where of fixedKeys(change.data)) problems.push(problem(change.path, where, faultWords.fixed))
  const read = TextFile.safeParse(change ? overlaid(file.data, change.data) : file.data)
  if (read.success) return read.data
  for (const issue of read.error.issues) problems.push(schemaProblem((change ?? file).path, issue))
  return null
}

/** Changes maps key by key; lists and words as wholes. */
function overlaid(own: unknown, change: unknown): unknown {
  if (!isMap(own) || !isMap(change)) return change
  return {
    ...own,
    ...Object.fromEntries(
      Object.entries(change).map(([key, value]) => [key, key in own ? overlaid(own[key], value) : value]),
    ),
  }
}

/** Required values and articles follow from program and law. */
function fixedKeys(change: unknown): readonly string[] {
  if (!isMap(change)) return []
  const { letter, mails } = change
  return [
    ...(isMap(letter) ? ['basis', 'variables'].filter((key) => key in letter).map((key) => `letter.${key}`) : []),
    ...(isMap(mails)
      ? Object.entries(mails).flatMap(([name, mail]) =>
          isMap(mail) && 'variables' in mail ? [`mails.${name}.variables`] : [],
        )
      : []),
  ]
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function schemaProblem(path: string, issue: z.core.$ZodIssue): TextProblem {
  const deepest =
    issue.code === 'invalid_union'
      ? (issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0] ?? issue)
      : issue
  const where = [...issue.path, ...(deepest === issue ? [] : deepest.path)].join('.')
  const extra = deepest.code === 'unrecognized_keys' ? ` ${deepest.keys.join(', ')}` : ''
  return problem(path, where, faultWords.malformed, { extra, why: deepest.message })
}
