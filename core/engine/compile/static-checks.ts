import { compilable, type Problem } from '#chart/compilable.ts'
import { type Edge, edges } from '#chart/edges.ts'
import { type Place, places } from '#chart/place.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Moment } from './explore.ts'
import { formChecks } from './form-checks.ts'
import { reachable } from './reachable.ts'
import { isDecision, type Walk, walk } from './walk.ts'

type Subject = {
  readonly procedure: Procedure
  readonly moments: readonly Moment[]
  readonly places: readonly Place[]
  readonly edges: readonly Edge[]
  readonly walk: Walk
}

/** Checks every procedure. `moments` are standings really reached (explore.ts); elsewhere guards may hold or not. */
export function staticChecks(procedure: Procedure, moments: readonly Moment[]): readonly Problem[] {
  const broken = compilable(procedure.course.chart)
  if (broken.length > 0) return broken
  const subject: Subject = {
    procedure,
    moments,
    places: places(procedure.course.chart),
    edges: edges(procedure.course.chart),
    walk: walk(procedure),
  }
  return [
    ...owners(subject),
    ...clocks(subject),
    ...ways(subject),
    ...publicChanges(subject),
    ...services(subject),
    ...withdrawals(subject),
    ...words(subject),
    ...names(subject),
    ...formChecks(procedure, moments),
  ]
}

const waiting = ({ places: all }: Subject) => all.filter(({ kind }) => kind === 'human')

/** Waiting states need somebody who must act. */
function owners(subject: Subject): readonly Problem[] {
  const states = waiting(subject).map(({ name }) => name)
  const held = new Set(subject.moments.filter(({ file }) => states.includes(file.state)).map(({ file }) => file.state))
  const unheld = subject.moments.filter(({ file }) => states.includes(file.state) && isNobody(file.holder))
  return [
    ...states.filter((name) => !held.has(name)).map((name) => ({ state: name, what: 'no worked case comes here' })),
    ...unheld.map(({ file }) => ({ state: file.state, what: 'nobody holds the case' })).filter(isFirst),
  ]
}

const isNobody = ({ role }: Holder) => role === 'system' || role === 'public'

/** Open cases need a running, breachable limit. */
function clocks({ procedure, moments }: Subject): readonly Problem[] {
  const counting = new Set(procedure.timing.limits.filter((rule) => !rule.lapses).map(({ limit }) => limit.id))
  const silent = moments.filter(
    ({ file }) =>
      !file.closed && !Object.values(file.clocks).some((c) => c.state === 'running' && counting.has(c.rule)),
  )
  return silent.map(({ file }) => ({ state: file.state, what: 'no clock runs' })).filter(isFirst)
}

function ways({ places: all, edges: every, walk: { standings } }: Subject): readonly Problem[] {
  const reached = new Set(standings.map(({ state }) => state))
  const ends = all.filter(({ kind }) => kind === 'end').map(({ name }) => name)
  const back = every.map(({ from, to }) => ({ from: to, to: from }))
  const finishing = reachable(ends, back)
  return [
    ...all.filter(({ name }) => !reached.has(name)).map(({ name }) => ({ state: name, what: 'cannot be reached' })),
    ...all.filter(({ name }) => !finishing.has(name)).map(({ name }) => ({ state: name, what: 'leads to no end' })),
  ]
}

/** ADR 11: only persons' decisions change the public record. */
function publicChanges({ procedure, moments, walk: { steps } }: Subject): readonly Problem[] {
  const actions = new Set(steps.flatMap(({ edge }) => edge.actions))
  const changing = new Set(
    [...actions].filter((action) => moments.some((moment) => changes(procedure, action, moment))),
  )
  return steps
    .filter(({ from, edge }) => !from.decided && !isDecision(procedure, edge.event))
    .filter(({ edge }) => edge.actions.some((action) => changing.has(action)))
    .map(({ edge }) => ({ state: edge.from, what: `${edge.event} changes the record without a decision` }))
    .filter(isFirst)
}

const changes = (procedure: Procedure, action: string, { file, record }: Moment) =>
  record !== null &&
  procedure.results
    .effects(action, file.data, file.changedAt, file.id, record)
    .some(
      ({ kind }) =>
        kind === 'corrected' || kind === 'ended' || kind === 'restored' || kind === 'barred' || kind === 'stopped',
    )

/** Failed tasks reach a person; machines never pass cases in circles. */
function services({ places: all, edges: every }: Subject): readonly Problem[] {
  const kind = new Map(all.map((place) => [place.name, place.kind]))
  const among = every.filter(
    ({ from, to }) => kind.get(from) === 'service' && kind.get(to) === 'service' && from !== to,
  )
  return all
    .filter((place) => place.kind === 'service')
    .flatMap(({ name }) => [
      ...every
        .filter(({ from, event, to }) => from === name && event.startsWith('xstate.error.') && kind.get(to) !== 'human')
        .map(() => ({ state: name, what: 'its failure does not reach a person' })),
      ...(reachable(
        among.filter(({ from }) => from === name).map(({ to }) => to),
        among,
      ).has(name)
        ? [{ state: name, what: 'is on a cycle of services alone' }]
        : []),
    ])
}

/** Taken, or forbidden by a transition that goes nowhere; never left open. */
const withdrawals = (subject: Subject) =>
  waiting(subject)
    .filter(({ node }) => !lineageTakes(node, 'applicant.withdrew'))
    .map(({ name }) => ({ state: name, what: 'neither takes nor forbids withdrawal' }))

const lineageTakes = (node: Place['node'], event: string): boolean =>
  node.transitions.has(event) || (node.parent !== undefined && lineageTakes(node.parent, event))

function words({ procedure, places: all, edges: every }: Subject): readonly Problem[] {
  const events = [procedure.parties.opens.event, ...peoplesEvents(every)]
  const { states, events: eventWords, limits } = procedure.pages.words
  return [
    ...missing(
      all.map(({ name }) => name),
      states,
      'state',
    ),
    ...missing(events, eventWords, 'event'),
    ...missing(
      procedure.timing.limits.map(({ limit }) => limit.id),
      limits,
      'limit',
    ),
  ]
}

const missing = (
  wanted: readonly string[],
  there: Procedure['pages']['words']['states'],
  kind: string,
): readonly Problem[] =>
  wanted
    .filter((name) => !there[name]?.zh.trim() || !there[name].en.trim())
    .map((name) => ({ state: name, what: `the ${kind} has no words in both languages` }))

const peoplesEvents = (every: readonly Edge[]) =>
  [...new Set(every.map(({ event }) => event))].filter((event) => /^(?!xstate\.|clock\.)\w+\./.test(event))

/** Checks that the chart's rules, tasks and limits exist. */
function names({ procedure, places: all, edges: every }: Subject): readonly Problem[] {
  const limits = new Set(procedure.timing.limits.map(({ limit }) => limit.id))
  const clockOf = (event: string) => event.match(/^clock\.(\w+)\.\w+$/)?.[1]
  return [
    ...peoplesEvents(every)
      .filter((event) => !(event in procedure.parties.events))
      .map((event) => ({ state: event, what: 'nobody is named who may send the event' })),
    ...all
      .filter(({ task }) => task !== null && !(task in procedure.course.tasks))
      .map(({ name, task }) => ({ state: name, what: `there is no task ${task}` })),
    ...every
      .filter(({ event }) => event.startsWith('clock.') && !limits.has(clockOf(event) ?? ''))
      .map(({ from, event }) => ({ state: from, what: `${event} is of no limit` })),
  ]
}

const isFirst = (problem: Problem, i: number, all: readonly Problem[]) =>
  all.findIndex(({ state, what }) => state === problem.state && what === problem.what) === i
