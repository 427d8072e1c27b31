/** A form's values by field name, as the browser sent them. */
export type Values = Readonly<Record<string, string>>

type Read = (values: Values) => unknown

/** The data of an event from the form that `eventFields` and the applicant's pages show; the event's schema judges it. */
export const readEvent = (event: string, values: Values): unknown => (readers[event] ?? (() => ({})))(values)

const text = (values: Values, name: string) => (values[name] ?? '').trim()
const reason: Read = (values) => ({ reason: text(values, 'reason') })
const sentTo: Read = (values) => ({ unit: text(values, 'unit'), reason: text(values, 'reason') })

const readers: Readonly<Record<string, Read>> = {
  'intake.askedSupplement': (values) => ({ list: text(values, 'list') }),
  'intake.forwarded': sentTo,
  'supervisor.assigned': sentTo,
  'intake.proposedRefusal': (values) => ({
    reason: text(values, 'reason'),
    documentChecked: text(values, 'documentChecked'),
  }),
  'platform.proposed': (values) => ({ answers: answersIn(values) }),
  'unit.proposed': (values) => ({ answers: answersIn(values) }),
  'organ.proposed': (values) => ({ answers: answersIn(values) }),
  'determiner.answered': (values) => ({ items: answersIn(values) }),
  'unit.returned': (values) => ({ rightUnit: text(values, 'rightUnit') || null, reason: text(values, 'reason') }),
  'unit.asked': (values) => ({
    unit: text(values, 'unit'),
    question: text(values, 'question'),
    items: ticked(values, 'item.'),
  }),
  'head.paused': (values) => ({
    cause: text(values, 'cause'),
    reason: text(values, 'reason'),
    expectedEnd: readLegalDay(values, 'expectedEnd'),
  }),
  'unit.resumed': (values) => ({ arrivedOn: readLegalDay(values, 'arrivedOn') }),
  'head.extended': (values) => ({ days: Number(text(values, 'days')), reason: text(values, 'reason') }),
  'approver.returned': reason,
  'applicant.supplemented': (values) => ({ note: text(values, 'note'), evidence: [] }),
  'applicant.stated': (values) => ({ text: text(values, 'text') }),
  'applicant.withdrew': reason,
}

/** 年/月/日 as one day; what is no date stays recognisably wrong for the schema. */
export function readLegalDay(values: Values, name: string): string {
  const part = (of: string, width: number) => text(values, `${name}.${of}`).normalize('NFKC').padStart(width, '0')
  return `${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`
}

export const ticked = (values: Values, prefix: string): string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(prefix) && value === 'on' ? [name.slice(prefix.length)] : [],
  )

function answersIn(values: Values) {
  return Object.keys(values)
    .filter((name) => name.startsWith('code.') && values[name] !== '')
    .map((name) => {
      const item = name.slice('code.'.length)
      const code = text(values, name)
      return {
        item,
        code,
        reason: text(values, `reason.${item}`),
        documentChecked: text(values, `documentChecked.${item}`),
        // The form offers the claimed value; only a correction or addition takes it.
        value: code === '01' || code === '02' ? text(values, `value.${item}`) || null : null,
        documentProduced: values[`documentProduced.${item}`] === 'on',
      }
    })
}
