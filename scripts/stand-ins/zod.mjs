// Of Zod, what the public door asks for, which decides nothing: shapes, checks, and of what is wrong its path and code.
// tests/infra/zod-stand-in.test.ts holds each schema of that door to the package.

/** `optin`: an absent key may stay so ('optional'), or is filled in ('defaulted'); `optout`: the result may lack it. */
class Schema {
  constructor(def, read, { optin, optout } = {}) {
    Object.assign(this, { def, read, optin, optout, checks: [] })
  }
  run(value, issues) {
    const at = issues.length
    let now = this.read(value, issues)
    for (const { look, isFor } of this.checks) if (isFor ? isFor(now) : !isAborted(issues, at)) now = look(now, issues)
    return now
  }
  safeParse(value) {
    const issues = []
    const data = this.run(value, issues)
    return issues.length === 0 ? { success: true, data } : { success: false, error: new ZodError(issues) }
  }
  parse(value) {
    const { data, error } = this.safeParse(value)
    if (error) throw error
    return data
  }
  checked(look, isFor) {
    const { def, read, optin, optout, checks } = this
    const next = new Schema(def, read, { optin, optout })
    next.checks = [...checks, { look, isFor }]
    return next
  }
  holds(code, isRight, isFor) {
    const look = (value, issues) => {
      if (!isRight(value)) issues.push({ code, path: [], continue: true })
      return value
    }
    return this.checked(look, isFor)
  }
  overwrite(made) {
    return this.checked((value) => made(value))
  }
  trim() {
    return this.overwrite((text) => text.trim())
  }
  toLowerCase() {
    return this.overwrite((text) => text.toLowerCase())
  }
  toUpperCase() {
    return this.overwrite((text) => text.toUpperCase())
  }
  min(least) {
    return this.holds('too_small', (value) => sizeOf(value) >= least, this.isLong)
  }
  max(most) {
    return this.holds('too_big', (value) => sizeOf(value) <= most, this.isLong)
  }
  /** A length is looked at whatever else is wrong. */
  get isLong() {
    return this.def.isNumber ? undefined : (value) => value?.length !== undefined
  }
  regex(pattern) {
    return this.holds('invalid_format', (text) => matches(pattern, text))
  }
  startsWith(start) {
    return this.holds('invalid_format', (text) => text.startsWith(start))
  }
  includes(part) {
    return this.holds('invalid_format', (text) => text.includes(part))
  }
  refine(isRight) {
    return this.holds('custom', isRight)
  }
  superRefine(look) {
    return this.checked((value, issues) => {
      look(value, { addIssue: (message) => issues.push({ code: 'custom', path: [], message, continue: true }) })
      return value
    })
  }
  optional() {
    return new Schema(
      {},
      (value, issues) => (value === undefined && this.optin !== 'defaulted' ? value : this.run(value, issues)),
      { optin: this.optin ?? 'optional', optout: 'optional' },
    )
  }
  exactOptional() {
    return new Schema({}, (value, issues) => this.run(value, issues), {
      ...{ optin: this.optin ?? 'optional', optout: 'optional' },
    })
  }
  nullable() {
    return new Schema({}, (value, issues) => (value === null ? null : this.run(value, issues)), this)
  }
  nullish() {
    return this.nullable().optional()
  }
  default(given) {
    return new Schema({}, (value, issues) => filled(value === undefined ? value : this.run(value, issues), given), {
      optin: 'defaulted',
    })
  }
  catch(given) {
    return new Schema(
      {},
      (value) => {
        const { success, data } = this.safeParse(value)
        return success ? data : typeof given === 'function' ? given() : given
      },
      { optin: this.optin ?? 'optional', optout: this.optout },
    )
  }
  transform(made) {
    return this.pipe(new Schema({}, (value) => made(value)))
  }
  pipe(next) {
    return new Schema(
      {},
      (value, issues) => {
        const at = issues.length
        const now = this.run(value, issues)
        return issues.slice(at).some(({ code }) => code !== 'unrecognized_keys') ? now : next.run(now, issues)
      },
      { optin: this.optin, optout: next.optout },
    )
  }
  readonly() {
    return new Schema({}, (value, issues) => Object.freeze(this.run(value, issues)), this)
  }
  get shape() {
    return this.def.shape
  }
  get options() {
    return this.def.options
  }
  extend(more) {
    return shaped({ ...this.shape, ...more }, this.def.isStrict)
  }
  pick(names) {
    return shaped(
      only(this.shape, (name) => name in names),
      this.def.isStrict,
    )
  }
  omit(names) {
    return shaped(
      only(this.shape, (name) => !(name in names)),
      this.def.isStrict,
    )
  }
}

const isAborted = (issues, from) => issues.slice(from).some((one) => one.continue !== true)
const sizeOf = (value) => (typeof value === 'number' ? value : value.length)
const only = (shape, keeps) => Object.fromEntries(Object.entries(shape).filter(([name]) => keeps(name)))
function filled(value, given) {
  if (value !== undefined || typeof given !== 'object' || given === null) return value === undefined ? given : value
  return Array.isArray(given) ? [...given] : { ...given }
}
function matches(pattern, text) {
  pattern.lastIndex = 0
  return pattern.test(text)
}

export class ZodError extends Error {
  constructor(issues) {
    super(JSON.stringify(issues))
    this.issues = issues.map(({ continue: _, ...issue }) => issue)
  }
}
export const prettifyError = ({ issues }) =>
  issues.map(({ code, path, message }) => `✖ ${message ?? code}\n  → at ${path.join('.')}`).join('\n')
export const parse = (schema, value) => schema.parse(value)

/** Refuses all of other types. */
const typed = (is, more) =>
  new Schema({ ...more }, (value, issues) => {
    if (!is(value)) issues.push({ code: more?.code ?? 'invalid_type', path: [] })
    return value
  })
export const string = () => typed((value) => typeof value === 'string')
export const number = () => typed(Number.isFinite, { isNumber: true })
export const int = () =>
  new Schema({ isNumber: true }, (value, issues) => {
    if (!Number.isInteger(value)) issues.push({ code: 'invalid_type', path: [] })
    else if (!Number.isSafeInteger(value))
      issues.push({ code: value > 0 ? 'too_big' : 'too_small', path: [], continue: true })
    return value
  })
export const boolean = () => typed((value) => typeof value === 'boolean')
const nothing = () => typed((value) => value === null)

export { nothing as null }
export const unknown = () => typed(() => true)
export const custom = (is = () => true) => typed(is, { code: 'custom' })
export const literal = (only) => typed((value) => value === only, { code: 'invalid_value', options: [only] })
const choice = (given) => {
  const options = Object.values(given)
  return typed((value) => options.includes(value), { code: 'invalid_value', options })
}

export { choice as enum }

export const email = () => string().regex(address)
const address = /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/
export const base64 = () => string().regex(/^(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?$/)
/** With a protocol it wants `//` as well, so that https:/x is none. */
export const url = ({ protocol } = {}) =>
  string()
    .trim()
    .holds('invalid_format', (text) => {
      const of = URL.parse(text)
      return of !== null && (!protocol || (protocol.test(of.protocol.slice(0, -1)) && /^\w+:\/\//.test(text)))
    })
    .overwrite((text) => text.replace(/[\t\n\r]/g, ''))
export function templateLiteral(parts) {
  const sources = parts.map((part) => {
    if (typeof part === 'string') return escaped(part)
    const { options } = part
    return options ? `(?:${options.map(escaped).join('|')})` : '[\\s\\S]*'
  })
  const whole = new RegExp(`^${sources.join('')}$`)
  return typed((value) => typeof value === 'string' && whole.test(value), { code: 'invalid_format' })
}
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Runs a part, and names it in its issues. */
function part(schema, value, name, issues) {
  const at = issues.length
  const now = schema.run(value, issues)
  for (let i = at; i < issues.length; i += 1) issues[i].path.unshift(name)
  return now
}

export const array = (of) =>
  new Schema({}, (value, issues) => {
    if (Array.isArray(value)) return value.map((one, i) => part(of, one, i, issues))
    issues.push({ code: 'invalid_type', path: [] })
    return value
  })

export const tuple = (all) =>
  new Schema({}, (value, issues) => {
    if (Array.isArray(value) && value.length === all.length) return all.map((of, i) => part(of, value[i], i, issues))
    issues.push({ code: Array.isArray(value) ? 'too_small' : 'invalid_type', path: [] })
    return value
  })

const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
export const object = (shape) => shaped(shape, false)
export const strictObject = (shape) => shaped(shape, true)

function shaped(shape, isStrict) {
  const names = Object.keys(shape)
  return new Schema({ shape, isStrict }, (value, issues) => {
    if (!isFields(value)) {
      issues.push({ code: 'invalid_type', path: [] })
      return value
    }
    const made = {}
    for (const name of names) take(shape[name], name, value, { made, issues })
    const keys = isStrict ? Object.keys(value).filter((key) => !Object.hasOwn(shape, key)) : []
    if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, path: [], continue: true })
    return made
  })
}

/** An absent key that may be absent stays so, whatever its schema says of it. */
function take(schema, name, from, { made, issues }) {
  const isThere = name in from
  const { optin, optout } = schema
  if (!isThere && optout === 'optional' && optin === 'optional') return
  const at = issues.length
  const value = part(schema, from[name], name, issues)
  if (!isThere && optin !== undefined && optout === 'optional' && issues.length > at) {
    issues.length = at
    return
  }
  if (!isThere && optin === undefined) {
    if (issues.length === at) issues.push({ code: 'invalid_type', path: [name] })
    return
  }
  if (value !== undefined || isThere || (optin === 'defaulted' && optout !== 'optional')) made[name] = value
}

export const record = (key, of) => listed(key, of, key.options ?? [])
export const partialRecord = (key, of) => listed(key, of, [])

/** Each name that must be there, then all others. */
const listed = (key, of, needed) =>
  new Schema({}, (value, issues) => {
    if (!isFields(value)) {
      issues.push({ code: 'invalid_type', path: [] })
      return value
    }
    const [made, keys] = [{}, []]
    for (const name of new Set([...needed, ...Object.keys(value)])) {
      const { success, data } = key.safeParse(name)
      if (success) made[data] = part(of, value[name], name, issues)
      else if (key.options) keys.push(name)
      else issues.push({ code: 'invalid_key', path: [name] })
    }
    if (keys.length > 0) issues.push({ code: 'unrecognized_keys', keys, path: [], continue: true })
    return made
  })

/** The first that is right; else what is wrong with the only one that is of its shape. */
export const union = (all) =>
  new Schema({}, (value, issues) => {
    const shaped = []
    for (const of of all) {
      const found = []
      const data = of.run(value, found)
      if (found.length === 0) return data
      if (!isAborted(found, 0)) shaped.push({ data, found })
    }
    const [only] = shaped
    issues.push(...(shaped.length === 1 ? only.found : [{ code: 'invalid_union', path: [] }]))
    return shaped.length === 1 ? only.data : value
  })

export const discriminatedUnion = (name, all) =>
  new Schema({}, (value, issues) => {
    const of = isFields(value) && all.find(({ shape }) => shape[name].safeParse(value[name]).success)
    if (of) return of.run(value, issues)
    issues.push(isFields(value) ? { code: 'invalid_union', path: [name] } : { code: 'invalid_type', path: [] })
    return value
  })

export const lazy = (make) => {
  let made
  return new Schema({}, (value, issues) => {
    made ??= make()
    return made.run(value, issues)
  })
}
export const preprocess = (made, next) => new Schema({}, (value, issues) => next.run(made(value), issues))
