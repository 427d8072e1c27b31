import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { HeldMandate, Person, Seat } from '#engine/store/person.ts'
import type { Role } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import {
  type Action,
  caseTarget,
  hasDeclared,
  isAgainst,
  isOfCounty,
  isOnOwnSide,
  mandateFor,
  may,
  mayBegin,
  maySend,
  type Relation,
  type Target,
} from './authorise.ts'

/** Rights by seat: by `any` tie, or what a tie adds. */
const rights: Readonly<Partial<Record<Role, Readonly<Partial<Record<Relation, string>>>>>> = {
  applicant: {
    own: 'case.begin case.consent case.rate case.read evidence.open mandate.claim mandate.give mandate.read mandate.revoke paper.read record.read',
    agentOf: 'case.consent case.rate case.read evidence.open paper.read record.read',
    any: 'list.clients list.own',
  },
  clerk: {
    atCounter: 'case.begin case.cite case.receipt record.read',
    any: 'list.counter ticket.take',
  },
  intake: {
    atCounter: 'case.begin case.receipt record.read',
    holder: 'case.claim case.identify case.join case.note evidence.open measure.lift number.reveal paper.serve',
    involved: 'case.read paper.read record.complete',
    any: 'case.begin copies.handle copies.list creditChina.hand list.counter list.mandates list.queue list.register mandate.judge record.read register.query',
  },
  officer: {
    atCounter: 'case.begin case.receipt record.read',
    holder:
      'case.claim case.identify case.join case.note evidence.open measure.lift number.reveal paper.serve recheck.enter recheck.read',
    asked: 'case.note evidence.open',
    involved: 'case.begin case.read paper.read record.complete record.read',
    any: 'import list.counter list.queue list.rechecks list.register register.query',
  },
  intakeHead: {
    holder:
      'breach.contest case.assign case.claim case.join case.note edition.object evidence.open measure.lift number.reveal order.answer order.read paper.serve',
    involved: 'absence.enter case.read paper.read record.complete work.handOver',
    any: 'bulletin.read case.begin copies.handle copies.list creditChina.hand edition.read list.absences list.mandates list.orders list.queue list.register mandate.judge record.read register.query',
  },
  head: {
    holder:
      'breach.contest case.assign case.claim case.join case.note edition.object evidence.open measure.lift number.reveal order.answer order.read paper.serve recheck.enter recheck.read',
    asked: 'case.note evidence.open',
    involved: 'absence.enter case.begin case.read paper.read record.complete record.read work.handOver',
    any: 'bulletin.read edition.read list.absences list.orders list.queue list.rechecks list.register register.query',
  },
  supervisor: {
    holder: 'case.note evidence.open paper.serve',
    any: 'breach.rule bulletin.read bulletin.write case.assign case.begin case.read case.supervise case.urge edition.draft edition.freeze edition.read incident.close incident.enter incident.read list.board list.listed list.orders list.queue list.rechecks order.read paper.read query.list recheck.draw recheck.read work.handOver',
  },
  auditor: {
    any: 'accounts.read admin.log bulletin.read calendar.read case.log edition.read health.read incident.read list.listed list.views paper.read record.read settings.read switches.read',
  },
  systemAdmin: {
    any: 'absence.enter accounts.read accounts.review calendar.confirm calendar.propose calendar.read case.assign case.restart health.read import incident.close incident.enter incident.read list.listed list.stalled list.undelivered people.enter people.list seat.propose seat.revoke settings.confirm settings.propose settings.read work.handOver',
  },
  securityAdmin: {
    any: 'account.secure accounts.read accounts.review calendar.confirm calendar.read health.read incident.close incident.enter incident.read people.list seat.confirm seat.revoke settings.confirm settings.read switches.change switches.read',
  },
  recipient: { holder: 'copies.handle', any: 'feed.acknowledge feed.read' },
  creditChina: { any: 'creditChina.act' },
  hotline: { any: 'ticket.hand' },
}
const actions = [
  ...new Set(Object.values(rights).flatMap((ties) => Object.values(ties).flatMap((one) => one.split(' ')))),
] as Action[]

const subject = 'subject'
const seat = (role: Role, unit: string | null = 'HJ', more: Partial<Seat> = {}): Seat => ({ role, unit, ...more })
const person = (roles: readonly Seat[], more: Partial<Person> = {}): Person => ({
  ...{ id: 'p', name: 'p', email: 'p@example.com', subject: null, conflicts: [] },
  ...{ roles, ...more },
})
const mandate = (actions: HeldMandate['actions'], records: HeldMandate['records'] = null): HeldMandate => ({
  ...{ id: 'm', v: 1, agent: 'p', kind: 'agent', subject, subjectName: '甲', actions, records, until: '2027-01-01' },
})
const agent = (actions: HeldMandate['actions'], records: HeldMandate['records'] = null) =>
  person([seat('applicant', null)], { mandates: [mandate(actions, records)] })

const cityWide: readonly Role[] = ['applicant', 'supervisor', 'systemAdmin', 'securityAdmin', 'auditor']

/** Somebody of one seat, asking with one tie. */
function tied(role: Role, tie: Relation): readonly [Person, Target] {
  const who = person([seat(role, cityWide.includes(role) ? null : 'HJ')])
  const target = { subject, procedure: 'objection' }
  if (tie === 'own') return [{ ...who, subject }, target]
  if (tie === 'agentOf') return [{ ...who, mandates: [mandate(['see', 'file', 'objection.consent'])] }, target]
  if (tie === 'atCounter') return [who, { ...target, clerk: 'p' }]
  if (tie === 'holder')
    return [who, role === 'supervisor' ? { ...target, areaHolder: role } : { ...target, holder: 'HJ' }]
  if (tie === 'any') return [who, target]
  return [who, { ...target, [tie]: ['RS', 'HJ'] }]
}
const ties: readonly Relation[] = ['own', 'agentOf', 'atCounter', 'holder', 'asked', 'involved', 'any']

describe('rights by seat', () => {
  it.each(Object.entries(rights) as [Role, Partial<Record<Relation, string>>][])('%s', (role, of) => {
    const answers = (tie: Relation) => {
      const [who, target] = tied(role, tie)
      return actions.map((one) => JSON.stringify(may(who, one, target)))
    }
    const untied = answers('any')
    const found = ties.map((tie) => {
      const of = tie === 'any' ? untied : answers(tie)
      const more = actions.filter((_, i) => of[i] !== 'null' && (tie === 'any' || of[i] !== untied[i]))
      return [tie, more.toSorted().join(' ')]
    })
    expect(Object.fromEntries(found)).toEqual({ ...Object.fromEntries(ties.map((tie) => [tie, ''])), ...of })
  })

  it('are nobody’s without a seat, nor by another unit’s', () => {
    for (const action of actions) {
      expect(may(person([]), action, { subject: 'other', holder: 'HJ', areaHolder: 'supervisor' })).toBe(null)
      for (const role of ['intake', 'head'] as const) {
        const elsewhere = { subject, holder: 'RS', asked: ['RS'], involved: ['RS'], clerk: 'another', areaHolder: role }
        expect([action, may(person([seat(role)]), action, elsewhere)]).toEqual([
          action,
          may(person([seat(role)]), action, { subject }),
        ])
      }
    }
  })

  it('say in whose seat, and for whom a clerk acts', () => {
    const absent = { id: 'absent', conflicts: ['else'] }
    expect(may(person([seat('officer', 'HJ', { standsInFor: absent })]), 'list.queue')).toEqual({
      ...{ id: 'p', role: 'officer', unit: 'HJ', standsInFor: 'absent' },
    })
    expect(may(person([seat('clerk')]), 'case.receipt', { subject, clerk: 'p' })).toEqual({
      ...{ id: 'p', role: 'clerk', unit: 'HJ', onBehalfOf: subject },
    })
    expect(may(person([seat('clerk')]), 'case.receipt', { clerk: 'p' })).toEqual({ id: 'p', role: 'clerk', unit: 'HJ' })
  })
})

describe('a county’s seat', () => {
  const county = (role: Role) => person([seat(role, 'XH', { over: ['HJ', 'RS'] })])
  const allowed = (role: Role, target: Target) => actions.filter((one) => may(county(role), one, target)).toSorted()

  it('is one of supervisor or administrator within a unit', () => {
    expect(
      [seat('supervisor'), seat('systemAdmin'), seat('auditor'), seat('supervisor', null)].map(isOfCounty),
    ).toEqual([...[true, true, false, false]])
  })

  it('reads cases of its units, and acts where they hold', () => {
    const acts = ['case.assign', 'case.supervise', 'case.urge', 'order.read', 'recheck.read', 'work.handOver']
    const lists = [
      'bulletin.read',
      'edition.read',
      'list.board',
      'list.orders',
      'list.queue',
      'list.rechecks',
      'query.list',
    ]
    const read = ['case.read', 'paper.read']
    expect(allowed('supervisor', { subject, holder: 'HJ' })).toEqual([...acts, ...read, ...lists].toSorted())
    expect(allowed('supervisor', {})).toEqual([...acts, ...lists].toSorted())
    for (const part of [{ asked: ['RS'] }, { involved: ['FGW', 'RS'] }])
      expect(allowed('supervisor', { subject, holder: 'FGW', ...part })).toEqual(read)
    expect(allowed('supervisor', { subject, holder: null })).toEqual([])
    expect(allowed('supervisor', { subject })).toEqual([])
    expect(may(person([seat('supervisor', 'XH')]), 'case.read', { holder: 'HJ' })).toBe(null)
  })

  it('administers people of its units alone', () => {
    const acts = ['absence.enter', 'case.assign', 'import', 'people.list', 'work.handOver']
    for (const involved of [['HJ'], ['HJ', 'RS']]) expect(allowed('systemAdmin', { involved })).toEqual(acts)
    expect(allowed('systemAdmin', { involved: ['HJ', 'FGW'] })).toEqual([])
    expect(allowed('systemAdmin', { involved: [] })).toEqual([])
  })

  it('has no other tie to a case, begins none and sends nothing', () => {
    expect(may(county('supervisor'), 'evidence.open', { subject, holder: 'XH', areaHolder: 'supervisor' })).toBe(null)
    expect(mayBegin(county('supervisor'), way(['supervisor']), { subject }, 'desk')).toBe(null)
    expect(maySend(county('supervisor'), procedure, file, 'supervised')).toBe('notFound')
  })
})

describe('an agent', () => {
  it('reads by the power to see, and acts by the procedure’s', () => {
    const target = { subject, procedure: 'objection' }
    expect(may(agent(['see']), 'case.read', target)).toEqual({
      ...{ id: 'p', role: 'applicant', unit: null, onBehalfOf: subject, mandate: 'm' },
    })
    const powers = (action: Action, over: Target = target) =>
      (['see', 'objection.file', 'objection.review', 'objection.consent', 'repair.consent'] as const).filter((one) =>
        may(agent([one]), action, over),
      )
    expect([powers('evidence.open'), powers('paper.read'), powers('record.read')]).toEqual([['see'], ['see'], ['see']])
    expect([powers('case.consent'), powers('case.consent', { subject })]).toEqual([['objection.consent'], []])
    expect(powers('case.rate')).toEqual(['objection.file'])
    expect(powers('case.rate', { ...target, begunBy: 'review' })).toEqual(['objection.review'])
    expect(powers('case.rate', { subject })).toEqual([])
  })

  it('holds a mandate for that subject and those records alone', () => {
    const named = agent(['see'], ['r1'])
    expect(mandateFor(named, { subject, record: 'r1' })?.id).toBe('m')
    for (const target of [
      { subject, record: 'r2' },
      { subject, record: null },
      { subject },
      { subject: 'other', record: 'r1' },
    ])
      expect(mandateFor(named, target)).toBe(null)
    expect(mandateFor(agent(['see']), { subject, record: null })?.id).toBe('m')
    expect([mandateFor(person([]), { subject }), mandateFor(agent(['file']), { subject })]).toEqual([null, null])
  })

  it('is on the subject’s own side, as are the subject and whoever is a clerk alone', () => {
    expect(isOnOwnSide(agent(['file']), { subject })).toBe(true)
    expect(isOnOwnSide(agent(['file']), { subject: 'other' })).toBe(false)
    expect(isOnOwnSide(person([seat('head')], { subject }), { subject })).toBe(true)
    expect(
      [[seat('clerk')], [seat('clerk'), seat('officer')]].map((one) => isOnOwnSide(person(one), { subject })),
    ).toEqual([true, false])
  })
})

describe('an interest (回避)', () => {
  it('closes the seats of whoever declared it, is the subject, acts for it, or stands in for such', () => {
    const standsInFor = { id: 'absent', conflicts: [subject] }
    const interested = [
      person([seat('head')], { conflicts: [subject] }),
      person([seat('head')], { subject }),
      person([seat('head')], { mandates: [{ ...mandate(['file']), subject: 'third' }, mandate(['file'])] }),
      person([seat('head', 'HJ', { standsInFor })]),
    ]
    for (const who of interested) {
      expect(may(who, 'case.claim', { subject, holder: 'HJ' })).toBe(null)
      expect(may(who, 'case.claim', { subject: 'other', holder: 'HJ' })).not.toBe(null)
      expect(maySend(who, procedure, file, 'decided')).toBe('conflictOfInterest')
    }
    expect([hasDeclared({ conflicts: [subject] }, subject), hasDeclared({ conflicts: [] }, subject)]).toEqual([
      true,
      false,
    ])
  })

  it('leaves one’s own case open, and nobody else’s', () => {
    const owner = person([seat('applicant', null), seat('head')], { subject, conflicts: [subject] })
    expect(may(owner, 'case.read', { subject, against: ['HJ'] })?.role).toBe('applicant')
    expect(may({ ...owner, subject: 'other' }, 'case.read', { subject })).toBe(null)
    expect(maySend(owner, against(['HJ']), file, 'withdrew')).toEqual({ id: 'p', role: 'applicant', unit: null })
  })
})

describe('a complaint', () => {
  const complaint = { subject, holder: 'HJ', involved: ['HJ'] }

  it('shuts out whoever has a seat in the unit complained of', () => {
    const two = person([seat('head'), seat('clerk', 'RS')])
    expect(may(two, 'case.read', { ...complaint, against: ['RS'] })).toBe(null)
    expect(may(two, 'case.read', { ...complaint, against: ['FGW'] })).not.toBe(null)
    expect(may(two, 'case.read', { ...complaint, against: [] })).not.toBe(null)
    expect(maySend(two, against(['RS']), file, 'decided')).toBe('notFound')
    expect(maySend(two, against(['FGW']), file, 'decided')).not.toBe('notFound')
  })

  it('about the supervisor shuts out supervisors, and no other seat without a unit', () => {
    const shut = (role: Role) => may(person([seat(role, null)]), 'paper.read', { subject, against: [null] }) === null
    expect([shut('supervisor'), shut('auditor')]).toEqual([true, false])
  })

  it('knows the units besides one’s own', () => {
    const who = person([seat('head')])
    expect(isAgainst(who, against(['HJ', 'RS']), file)).toBe(true)
    expect(isAgainst(who, against(['HJ', 'RS']), file, 'HJ')).toBe(false)
    expect(isAgainst(who, procedure, file)).toBe(false)
  })
})

describe('whoever may begin', () => {
  const target = { subject, clerk: 'p' }
  const begins = (who: Person, by: readonly Role[], at: 'side' | 'desk', more: Target = target) =>
    mayBegin(who, way(by), more, at)

  it('is the subject, its agent by the power named, or the clerk before whom it stands', () => {
    expect(begins(person([seat('applicant', null)], { subject }), ['applicant'], 'side')?.role).toBe('applicant')
    expect(begins(agent(['objection.file']), ['applicant'], 'side')?.mandate).toBe('m')
    expect(begins(agent(['objection.review']), ['applicant'], 'side')).toBe(null)
    expect(
      mayBegin(agent(['objection.file']), { ...way(['applicant']), way: { by: ['applicant'] } }, target, 'side'),
    ).toBe(null)
    for (const role of ['clerk', 'officer'] as const) {
      expect(begins(person([seat(role)]), ['clerk'], 'side')?.onBehalfOf).toBe(subject)
      expect(begins(person([seat(role)]), ['applicant'], 'side')).toBe(null)
      expect(begins(person([seat(role)]), ['clerk'], 'side', { subject })).toBe(null)
    }
  })

  it('at the desk is staff whom the way names', () => {
    expect(begins(person([seat('intake')]), ['intake'], 'desk')?.role).toBe('intake')
    expect(begins(person([seat('intake')]), ['officer'], 'desk')).toBe(null)
    expect(begins(person([seat('officer')]), ['officer'], 'desk', { subject, involved: ['HJ'] })?.unit).toBe('HJ')
    expect(begins(person([seat('officer')]), ['officer'], 'desk')).toBe(null)
    expect(begins(person([seat('applicant', null)], { subject }), ['applicant'], 'desk')).toBe(null)
    expect(begins(person([seat('intake')]), ['intake'], 'side')).toBe(null)
  })
})

describe('whoever may send', () => {
  it('has the rule’s role and tie; an event without rule is nobody’s', () => {
    expect(maySend(person([seat('officer')]), procedure, file, 'proposed')).toEqual({
      id: 'p',
      role: 'officer',
      unit: 'HJ',
    })
    expect(maySend(person([seat('officer', 'RS')]), procedure, file, 'proposed')).toBe('notFound')
    expect(maySend(person([seat('clerk')]), procedure, file, 'proposed')).toBe('notFound')
    for (const type of ['toString', 'unknown'])
      expect(maySend(person([seat('officer')]), procedure, file, type)).toBe('notFound')
  })

  it('is the subject’s agent where the mandate names the act', () => {
    expect(maySend(agent(['objection.withdraw']), procedure, file, 'withdrew')).toEqual({
      ...{ id: 'p', role: 'applicant', unit: null, onBehalfOf: subject, mandate: 'm' },
    })
    expect(maySend(agent(['objection.state']), procedure, file, 'withdrew')).toBe('notFound')
    expect(maySend(agent(['objection.withdraw', 'see']), procedure, file, 'stated')).toBe('notFound')
    // The subject itself needs none.
    const both = { ...agent(['objection.withdraw']), subject }
    expect(maySend(both, procedure, file, 'withdrew')).toEqual({ id: 'p', role: 'applicant', unit: null })
  })

  it('is not the author of the proposal, nor who stands in for the author', () => {
    const proposed = { ...file, data: { proposers: ['p', 'absent'] } }
    expect(maySend(person([seat('head')]), procedure, proposed, 'decided')).toBe('fourEyes')
    expect(maySend(person([seat('head')], { id: 'q' }), procedure, proposed, 'decided')).toEqual({
      ...{ id: 'q', role: 'head', unit: 'HJ' },
    })
    const standsIn = seat('head', 'HJ', { standsInFor: { id: 'absent', conflicts: [] } })
    expect(maySend(person([standsIn], { id: 'q' }), procedure, proposed, 'decided')).toBe('fourEyes')
    expect(maySend(person([standsIn], { id: 'q' }), procedure, file, 'decided')).toEqual({
      ...{ id: 'q', role: 'head', unit: 'HJ', standsInFor: 'absent' },
    })
    expect(maySend(person([seat('officer')]), procedure, proposed, 'proposed')).not.toBe('fourEyes')
  })
})

it('a case tells whose it is, and how it was begun', () => {
  const told = {
    ...{ subject, procedure: 'objection', begunBy: 'file', record: 'r1', clerk: 'q' },
    ...{ holder: 'HJ', asked: ['RS'], involved: ['HJ', 'RS'], areaHolder: null, against: [] },
  }
  expect(caseTarget(procedure, file)).toEqual(told)
  const area = { ...file, holder: { role: 'supervisor', unit: null } } as const
  const { begunBy: _, ...unnamed } = { ...told, holder: null, areaHolder: 'supervisor', against: ['RS'] }
  const without = against(['RS'])
  expect(caseTarget({ ...without, parties: { ...without.parties, ways: [] } }, area)).toEqual(unnamed)
})

const way = (by: readonly Role[]) => ({ procedure: { id: 'objection' }, way: { by, mandate: 'file' } }) as const

const procedure = {
  id: 'objection',
  parties: {
    ways: [{ by: ['intake'] }, { by: ['applicant'], mandate: 'file' }, { by: ['applicant'], mandate: 'review' }],
    events: {
      proposed: { by: ['officer'], relation: 'holder' },
      decided: { by: ['head'], relation: 'holder', fourEyes: true },
      withdrew: { by: ['applicant'], relation: 'own', mandate: 'withdraw' },
      stated: { by: ['applicant'], relation: 'own' },
      supervised: { by: ['supervisor'], relation: 'any' },
    },
    asked: () => ['RS'],
    involved: () => ['HJ', 'RS'],
    proposers: ({ proposers = [] }: { readonly proposers?: readonly string[] }) => proposers,
  },
} as unknown as Procedure
const against = (units: readonly string[]): Procedure => ({
  ...procedure,
  parties: { ...procedure.parties, against: () => units },
})
const file = {
  ...{ subject, recordId: 'r1', applicant: 'q', holder: { role: 'officer', unit: 'HJ' }, data: {} },
} as unknown as CaseFile
