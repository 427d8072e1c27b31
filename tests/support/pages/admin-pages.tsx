import type { VNode } from 'preact'
import type { StatementView } from '#engine/register/statement-view.ts'
import type { Lang } from '#engine/store/person.ts'
import { two } from '#law/bilingual.ts'
import { AccountPage } from '#web/account/account-page.tsx'
import { ReachPage } from '#web/account/reach-page.tsx'
import { AdminLogPage } from '#web/admin/admin-log-page.tsx'
import { HealthPage } from '#web/admin/health-page.tsx'
import { PeoplePage } from '#web/admin/people-page.tsx'
import { PersonPage } from '#web/admin/person-page.tsx'
import { ProposalsPage } from '#web/admin/proposals-page.tsx'
import { SettingEditionPage } from '#web/admin/setting-edition-page.tsx'
import { SettingGroupPage, SettingUnitsPage } from '#web/admin/setting-group-page.tsx'
import { SettingsPage } from '#web/admin/settings-page.tsx'
import { SwitchesPage } from '#web/admin/switches-page.tsx'
import { MyDataPage } from '#web/applicant/my-data-page.tsx'
import { StatementPage } from '#web/applicant/statement-page.tsx'
import { AccountsPage } from '#web/oversight/accounts-page.tsx'
import { IncidentPage, IncidentsPage } from '#web/oversight/incident-pages.tsx'
import { SharedStatementPage } from '#web/public/shared-statement-page.tsx'
import { AbsencePage } from '#web/staff/absence-page.tsx'
import { AbsencesPage } from '#web/staff/absences-page.tsx'
import { RevealPage } from '#web/staff/reveal-page.tsx'
import { pageWith } from '../lists.ts'
import { sampleNow, sampleShell } from './sample-case.ts'

export function adminPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'systemAdmin', text)
  const officer = two('云浮市生态环境局', 'Yunfu Ecology and Environment Bureau')
  const interest = {
    subject: '91445300MA62560110',
    name: `甲公司${text}`,
    relation: 'employer',
    since: sampleNow,
  } as const
  const person = { id: 'xie', name: `谢七${text}`, email: `xie${text}@example.com`, phone: `139${text}` }
  const seats = [
    { role: 'officer', unit: 'HJ', name: officer, byTwo: false },
    { role: 'auditor', unit: null, name: two('审计管理员', 'audit administrator'), byTwo: true },
  ]
  const view = { ...person, seats, lockedUntil: sampleNow, hasAuthenticator: true, interests: [interest] }
  const options = [{ value: 'officer', label: officer[lang] }]
  const given = { may: { propose: true, revoke: true, secure: true }, roles: options, units: options }
  const wrong = { code: 'malformed', fields: { reason: 'required', role: 'choose' } } as const
  const waiting = (kind: 'grant' | 'address', id: string) => ({
    id,
    kind,
    personName: person.name,
    account: 'xie',
    what: officer,
    reason: `新到任${text}`,
    byName: `苏甲${text}`,
    at: sampleNow,
  })
  const moved = {
    id: 'sessionHours',
    name: two('一次登录最长多久', 'A sign-in lasts at most'),
    meaning: two('到时须重新登录。', 'Afterwards one signs in again.'),
    unit: 'hours',
    now: 12,
    default: 12,
    least: 1,
    most: 24,
  } as const
  const session = { id: 'a'.repeat(64), device: `Chrome${text}`, startedAt: sampleNow, seenAt: sampleNow }
  const row = {
    seq: 3,
    at: sampleNow,
    what: two('提出设岗', 'Seat proposed'),
    who: two('su（系统管理员）', 'su (system administrator)'),
    details: [{ name: two('理由', 'Reasons'), value: two(text, text) }],
  }
  const colleagues = [{ id: 'hj-2', name: text === '' ? '曾八' : text }]
  return {
    people: (
      <PeoplePage shell={shell('/admin/people')} staff={pageWith([{ ...person, seats: [officer] }], 'x')} mayEnter />
    ),
    'people-refused': (
      <PeoplePage
        shell={shell('/admin/people')}
        staff={pageWith([])}
        mayEnter
        values={{ id: text, name: text }}
        refusal={{ code: 'malformed', fields: { id: 'badAccount', email: 'badEmail' } }}
      />
    ),
    person: <PersonPage shell={shell('/admin/people/xie')} person={view} isSelf={false} {...given} />,
    'person-refused': (
      <PersonPage
        shell={shell('/admin/people/xie')}
        person={view}
        isSelf={false}
        {...given}
        scope="seat"
        values={{ reason: text }}
        refusal={wrong}
      />
    ),
    'person-self': <PersonPage shell={shell('/admin/people/xie')} person={view} isSelf {...given} />,
    proposals: (
      <ProposalsPage
        shell={shell('/admin/seats')}
        waiting={pageWith([waiting('grant', 'p1'), waiting('address', 'p2')])}
        mayConfirm
        scope="p2"
        refusal={{ code: 'malformed', fields: { reason: 'required' } }}
      />
    ),
    'proposals-none': <ProposalsPage shell={shell('/admin/seats')} waiting={pageWith([])} mayConfirm={false} />,
    switches: (
      <SwitchesPage
        shell={shell('/admin/switches')}
        switches={[moved]}
        mayChange
        scope="sessionHours"
        values={{ value: text }}
        refusal={{ code: 'outOfBounds', fields: { value: 'outOfBounds' } }}
      />
    ),
    ...oversightPages(lang, text),
    ...settingPages(lang, text),
    health: (
      <HealthPage
        shell={shell('/admin/health')}
        checks={[
          { level: 'ok', what: two(text, text), remedy: null },
          { level: 'error', what: two(text, text), remedy: two(text, text) },
        ]}
        last={{ began: sampleNow, ended: sampleNow, rows: 9, items: 4, found: 1, first: [two(text, text)] }}
        underWay={{ began: sampleNow, items: 3, found: 0 }}
      />
    ),
    'health-none': <HealthPage shell={shell('/admin/health')} checks={[]} last={null} underWay={null} />,
    'admin-log': <AdminLogPage shell={shell('/audit/admin')} rows={pageWith([row, { ...row, details: null }], 'x')} />,
    'my-data': (
      <MyDataPage
        shell={sampleShell(lang, '/my/data', 'applicant', text)}
        kept={{
          id: 'li',
          name: '李示范',
          email: '',
          subject: '91445300MA62560110',
          reach: null,
          counts: { records: 2, cases: 1, drafts: 0, statementLinks: 1 },
        }}
        views={pageWith([{ at: sampleNow, who: officer, what: '4453-1', why: text }], 'x')}
      />
    ),
    statement: (
      <StatementPage
        {...{ shell: sampleShell(lang, '/my/statement', 'applicant', text), of: sampleStated(text) }}
        {...{ statement: sampleStatement(text), prints: true, values: { past: 'on' } }}
        links={[{ id: 'A'.repeat(26), code: 'B'.repeat(16), until: '2026-10-01', past: true }]}
        refusal={{ code: 'malformed', fields: { days: 'choose' } }}
      />
    ),
    'shared-statement': (
      <SharedStatementPage
        shell={sampleShell(lang, '/s/x', null, text)}
        found={{ link: { ...sampleStated(text), until: '2026-10-01' }, statement: sampleStatement(text) }}
        printed="f"
      />
    ),
    'shared-statement-gone': (
      <SharedStatementPage shell={sampleShell(lang, '/s/x', null, text)} found={null} printed={null} />
    ),
    reveal: <RevealPage shell={shell('/desk')} one={{ id: 'c1', number: '4453-1', subjectName: text }} />,
    'reveal-shown': (
      <RevealPage shell={shell('/desk')} one={{ id: 'c1', number: '4453-1', subjectName: text }} number="440" />
    ),
    reach: (
      <ReachPage
        shell={shell('/account/reach')}
        reach={{
          email: 'z@example.cn',
          phone: '',
          address: text,
          consentElectronic: true,
          channels: { sms: session.startedAt },
        }}
        channels={['mail', 'sms', 'letter', 'counter', 'mini']}
        told={[
          { id: 'a', mail: 'z…@example.cn', on: '2026-09-14', isYou: true },
          { id: 'b', mail: '', on: '2026-09-01', isYou: false },
        ]}
        toldFor={365}
        refusal={{ code: 'malformed', fields: { phone: 'badMobile' } }}
        values={{ address: text, 'notice.sms': 'on' }}
      />
    ),
    account: (
      <AccountPage
        files
        shell={shell('/account')}
        seats={[officer]}
        sessions={[
          { ...session, isThis: true },
          { ...session, id: 'b'.repeat(64), device: '', isThis: false },
        ]}
        staff={{ interests: [interest], hasAuthenticator: false, away: null, colleagues }}
        refusal={{ code: 'malformed', fields: { code: 'badCode', relation: 'choose' } }}
        values={{ code: text, name: text }}
      />
    ),
    'account-away-refused': (
      <AccountPage
        files={false}
        shell={shell('/account')}
        seats={[officer]}
        sessions={[]}
        staff={{ interests: [], hasAuthenticator: true, away: null, colleagues }}
        refusal={{ code: 'malformed', fields: { from: 'badDate', until: 'past', delegate: 'circle' } }}
        tried="absence"
      />
    ),
    'account-away': (
      <AccountPage
        files={false}
        shell={shell('/account')}
        seats={[officer]}
        sessions={[]}
        staff={{
          interests: [],
          hasAuthenticator: true,
          away: { from: '2026-09-24', until: '2026-09-30', delegate: text },
          colleagues,
        }}
      />
    ),
    absences: (
      <AbsencesPage
        shell={shell('/desk/absences')}
        staff={[
          {
            id: 'xie',
            name: person.name,
            seats: [officer],
            away: { from: '2026-09-24', until: '2026-09-30', delegate: text },
          },
          { id: 'ou', name: text, seats: [officer], away: null },
        ]}
      />
    ),
    'absence-refused': (
      <AbsencePage
        shell={shell('/desk/absences/xie')}
        person={person}
        away={null}
        colleagues={colleagues}
        back="unit"
        refusal={{ code: 'malformed', fields: { from: 'badDate', until: 'past', delegate: 'circle' } }}
      />
    ),
  }
}

const sampleStated = (name: string) => ({ subject: '91445300MA62560110', name })

function sampleStatement(text: string): StatementView {
  const row = {
    ...{ kind: two('行政处罚', 'Penalty'), title: text, what: text, decidedOn: '2026-07-01', until: '2027-06-30' },
    ...{ disputed: true, corrected: 1, ended: null },
  }
  const ended = { reason: 'repaired', on: '2026-09-01' } as const
  return {
    ...{ on: '2026-09-24', kinds: [{ name: row.kind, n: 0 }], current: [row], digest: 'e'.repeat(16) },
    past: [{ ...row, disputed: false, corrected: 0, until: null, ended }],
  }
}

/** Incidents, one of them, and the yearly review of accounts. */
function oversightPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'securityAdmin', text)
  const told = {
    n: 1,
    harm: 'leaked',
    certain: true,
    noticed: '2026-09-14',
    what: text,
    by: 'a',
    at: sampleNow,
  } as const
  const done = { by: 'a', at: sampleNow, note: text, told: false }
  const line = { ...told, byName: text, left: 2, isClosed: false }
  const account = { id: 'a', name: text, roles: [two(text, text)], hasFactor: true }
  return {
    incidents: (
      <IncidentsPage
        shell={shell('/admin/incidents')}
        list={pageWith([line])}
        mayEnter
        most={2000}
        values={{ what: text }}
        refusal={{ code: 'malformed', fields: { harm: 'choose', what: 'tooLong' } }}
      />
    ),
    incident: (
      <IncidentPage
        shell={shell('/admin/incidents/1')}
        one={{ ...told, done: { subjects: done }, closed: null }}
        nameOf={() => text}
        due="2026-09-15"
        isLate
        may={{ enter: true, close: true }}
        most={2000}
        scope="measures"
        values={{ note: text }}
        refusal={{ code: 'malformed', fields: { note: 'tooLong' } }}
      />
    ),
    accounts: (
      <AccountsPage
        shell={shell('/admin/accounts')}
        year={2026}
        list={pageWith([
          { ...account, looked: null },
          { ...account, id: 'b', looked: { byName: text, at: sampleNow } },
        ])}
        all={2}
        left={0}
        closed={null}
        reviewer="c"
        opensPeople
        refusal={{ code: 'malformed', fields: { people: 'choose' } }}
      />
    ),
  }
}

/** Settings: the list, a part, units, and one change. */
function settingPages(lang: Lang, text: string): Record<string, VNode> {
  const shell = (path: string) => sampleShell(lang, path, 'systemAdmin', text)
  const name = two(text, text)
  const one = {
    ...({ n: 1, state: 'proposed', at: sampleNow, settledAt: null, group: name, what: [name] } as const),
    ...{ byName: text, settledByName: '' },
  }
  const choice = { kind: 'choice', of: [{ value: 'cap', name }], none: name } as const
  const whole = { kind: 'whole', least: 1, most: 9, unit: name } as const
  const setting = (id: string, shape: typeof choice | typeof whole) => ({
    id,
    name,
    meaning: name,
    shape,
    said: name,
    typed: '',
  })
  const cards = [
    { card: 'one', title: name, settings: [setting('flag.L1', choice)] },
    { card: 'two', title: name, settings: [setting('a', whole), setting('b', { ...whole })] },
  ]
  const page = { title: name, path: '/admin/settings/flags', back: { path: '/admin/settings', name } }
  return {
    settings: <SettingsPage shell={shell('/admin/settings')} groups={[{ path: '/', name }]} list={pageWith([one])} />,
    'settings-part': (
      <SettingGroupPage
        shell={shell('/admin/settings/flags')}
        {...page}
        cards={cards}
        mayPropose
        scope="two"
        values={{ a: text }}
        refusal={{ code: 'outOfBounds', fields: { a: 'outOfBounds', reason: 'required' } }}
      />
    ),
    'settings-units': (
      <SettingUnitsPage
        shell={shell('/admin/settings/directory')}
        title={name}
        units={pageWith([{ id: 'HJ', name, contact: text }])}
        mayPropose
        areas={[{ value: '445302', name }]}
        names={{
          ...{ nameZh: name, nameEn: name, areaCode: name, level: name },
          levels: { city: name, county: name, vertical: name },
        }}
        values={{ id: text }}
        refusal={{ code: 'malformed', fields: { id: 'badUnit' } }}
      />
    ),
    'settings-change': (
      <SettingEditionPage
        shell={shell('/admin/settings/editions/1')}
        edition={{ ...one, reason: text, said: text }}
        changes={[{ name, from: name, to: name }]}
        records={pageWith([{ documentNumber: text, from: null, to: '2027-01-01' }])}
        looked={200}
        letters={[{ title: name, body: [{ text: name, isNew: true, isAlways: false }, null] }]}
        ends={[{ unit: name, to: name, open: 3, people: [text] }]}
        may={{ confirm: true, decline: true }}
        refusal={{ code: 'malformed', fields: { reason: 'required' } }}
      />
    ),
  }
}
