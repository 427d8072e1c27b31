import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { Day, exactly, Words } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { IssuedText } from '#engine/texts/letter-text.ts'
import { paperParts } from '#workflows/common/text.ts'
import { paperKinds } from '#workflows/contract/paper.ts'
import type { Paper, PaperClock, PaperFacts, PaperItem, QuotedRule, ServiceStep } from './paper.ts'

const Answer = z.strictObject({
  name: Words,
  by: Words,
  reason: z.string(),
  documentChecked: z.string(),
  value: z.string().nullable(),
})

const Entry = exactly<PaperItem>({
  field: Words.nullable(),
  ground: Words,
  shown: z.string(),
  claimed: z.string(),
  answer: Answer.nullable(),
})

const Limit = exactly<PaperClock>({
  name: Words,
  owedBy: Words,
  due: Day.nullable(),
  provisional: z.boolean(),
  statutory: z.boolean(),
  citation: z.string(),
})

const as = z.enum(['act', 'period'])

const Quoted = exactly<QuotedRule>({
  length: z.strictObject({
    unit: z.enum(['workingDays', 'calendarDays', 'months', 'none']),
    n: z.number(),
    as,
    minimum: z.number().exactOptional(),
    target: z
      .strictObject({ unit: z.enum(['workingDays', 'calendarDays', 'months']), n: z.number(), as })
      .exactOptional(),
  }),
  citation: z.string(),
})

const conditions = { when: z.string().exactOptional(), unless: z.string().exactOptional() }

const Text = exactly<IssuedText>({
  id: z.string(),
  outcome: z.string().nullable(),
  digest: z.string(),
  title: Words,
  body: z.array(
    z.union([
      z.strictObject({ zh: z.string(), en: z.string(), ...conditions }),
      z.strictObject({ part: z.enum(paperParts), ...conditions }),
    ]),
  ),
  phrases: z.record(z.string(), Words).exactOptional(),
})

const Facts = exactly<PaperFacts>({
  kind: z.enum(paperKinds),
  number: z.string(),
  issuedOn: Day,
  by: Words,
  addressee: Words,
  toApplicant: z.boolean(),
  caseNumber: z.string(),
  procedure: Words,
  values: z.record(z.string(), Words),
  text: Text.exactOptional(),
  note: Words.nullable().exactOptional(),
  list: z.string().exactOptional(),
  question: z.string().exactOptional(),
  items: z.array(Entry),
  changes: z.array(z.strictObject({ name: Words, before: z.string(), after: z.string() })),
  ended: z.boolean(),
  evidence: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  clocks: z.array(Limit),
  remedies: exactly<PaperFacts['remedies']>({
    organ: Words,
    h1: Day.nullable(),
    h2: Day.nullable(),
    estimates: z.array(z.enum(['h1', 'h2'])).exactOptional(),
    reconsideration: Words.exactOptional(),
    court: Words.exactOptional(),
  }),
  contact: exactly<NonNullable<PaperFacts['contact']>>({
    person: Words.exactOptional(),
    phone: z.string().exactOptional(),
    address: Words.exactOptional(),
  }).exactOptional(),
  quoted: z.strictObject({ A7: Quoted, H1: Quoted, H2: Quoted, H3: Quoted }).exactOptional(),
})

const Channel = z.enum(['electronic', 'counter', 'post', 'sms'])

const Step = exactly<ServiceStep>({
  step: z.enum(['dispatched', 'served', 'failed', 'read']),
  channel: Channel,
  at: z.number(),
  on: Day,
  evidence: z.string(),
})

const Row = exactly<Paper>({
  id: z.string(),
  caseId: z.string(),
  seq: z.int(),
  subject: z.string(),
  unit: z.string(),
  toUnit: z.string().nullable(),
  notice: z.string().nullable(),
  issuedAt: z.number(),
  verify: z.strictObject({ number: z.string(), code: z.string() }),
  facts: Facts,
  hash: z.string(),
  file: z.strictObject({ key: z.string(), sha256: z.string(), size: z.number(), at: z.number() }).nullable(),
  electronic: z.strictObject({ address: z.string(), consent: z.boolean() }),
  service: z.array(Step),
  served: z.strictObject({ on: Day, channel: Channel }).nullable(),
})

export const paperKind = stored('paper', {
  schema: Row,
  keys: [keyShape('case#{id}', 'paper#{seq}#{n}')],
  index: {
    lookup: ['paper#{verify} → {id}'],
    queue: ['{unit}#service → {moment}#{id}'],
    due: ['due#mail#{bucket} → {moment}#{id}#paper#{seq}#{n}'],
  },
  due: 'a draft is sealed, or tried again',
  from: 'log',
})

export const paperOf = paperKind.read
