import type { VNode } from 'preact'
import type { Lang } from '#engine/store/person.ts'
import { catalogue } from '#records/catalogue.ts'
import { CasePage } from '#web/applicant/case-page.tsx'
import { DomainsPage } from '#web/domains/domains-page.tsx'
import { ClaimsPage, JudgePage } from '#web/mandates/claims-page.tsx'
import { ClientsPage } from '#web/mandates/clients-page.tsx'
import type { MandateView } from '#web/mandates/facts.tsx'
import { MandateForm } from '#web/mandates/mandate-form.tsx'
import { MandatePage } from '#web/mandates/mandate-page.tsx'
import { MandatesPage } from '#web/mandates/mandates-page.tsx'
import { ChannelsPage } from '#web/public/channels-page.tsx'
import { ListMeasuresPage } from '#web/public/list-measures-page.tsx'
import { clients } from '#web/words/mandates.ts'
import { objection } from '#workflows/objection/index.ts'
import { pageWith } from '../lists.ts'
import { sampleCase, sampleNow, sampleShell } from './sample-case.ts'
import { sampleMeasures } from './sample-measures.ts'

const upload = { action: 'http://localhost:8080/uploads', fields: { key: 'evidence/x', policy: 'e30=' } }

/** Pages of mandates; `text` stands for anything typed. */
export function mandatePages(lang: Lang, text: string): Record<string, VNode> {
  const shell = sampleShell(lang, '/my/mandates', 'applicant', text)
  const desk = sampleShell(lang, '/desk/mandates', 'intake', text)
  const one: MandateView = {
    id: 'm1',
    kind: 'agent',
    subjectName: `云浮市示范石材有限公司${text}`,
    agentName: `云浮市样例企业服务有限公司${text}`,
    powers: [
      { procedure: null, title: null, acts: ['see'] },
      { procedure: 'objection', title: objection.pages.words.title, acts: ['file', 'withdraw'] },
    ],
    records: null,
    from: '2026-09-14',
    until: '2027-09-14',
    state: 'inForce',
    isLapsed: false,
  }
  const claim: MandateView = { ...one, kind: 'administrator', state: 'claimed' }
  const history = [{ at: sampleNow, what: 'given', reason: text }]
  const letters = [{ key: 'case/m1/x', name: `授权书${text}.pdf` }]
  const acting = { ...shell, actingFor: { name: one.subjectName, links: [{ path: '/clients', name: clients.all }] } }
  const refusal = { code: 'malformed', fields: { number: 'badUscc', until: 'badDate', which: 'chooseRecord' } } as const
  const typed = { name: text, number: `91${text}`, which: 'some' }
  const shown = { shell, history, pending: [], uploads: null }
  const records = [{ id: 'r1', title: `云环罚${text}` }]
  const said = { zh: text, en: text }
  const owners = [{ name: said, phone: null }]
  return {
    mandates: <MandatesPage shell={shell} given={[one]} held={[{ ...one, isLapsed: true }, claim]} />,
    'mandates-none': <MandatesPage shell={shell} given={[]} held={[]} />,
    'mandate-given': <MandatePage {...shown} one={one} letters={[]} can="revoke" />,
    'mandate-draft': (
      <MandatePage
        {...shown}
        one={{ ...claim, state: 'drafted' }}
        letters={[]}
        uploads={{ photo: upload, file: upload }}
        can="send"
      />
    ),
    'mandate-claimed': <MandatePage {...shown} one={claim} letters={letters} can="nothing" />,
    grant: <MandateForm shell={shell} mode="grant" powers={one.powers.slice(1)} records={records} />,
    'grant-refused': (
      <MandateForm
        shell={shell}
        mode="grant"
        powers={one.powers.slice(1)}
        records={records}
        values={typed}
        refusal={refusal}
      />
    ),
    claim: <MandateForm shell={shell} mode="claim" powers={one.powers.slice(1)} records={[]} />,
    clients: <ClientsPage shell={shell} clients={pageWith([{ ...one, open: 2, due: '2026-09-30', overdue: true }])} />,
    'acting-case': <CasePage shell={acting} one={sampleCase(text)} pending={[]} uploads={null} />,
    channels: <ChannelsPage shell={shell} />,
    domains: (
      <DomainsPage
        shell={shell}
        columns={[
          { domain: { id: 'x', field: said, zh: `税务${text}`, en: `taxes${text}` }, owners, kinds: catalogue.kinds },
          { domain: { id: 'y', field: said, zh: `价格${text}`, en: `prices${text}` }, owners: [], kinds: [] },
        ]}
        elsewhere={[{ name: said, organ: said, site: said, why: said }]}
      />
    ),
    'list-measures': (
      <ListMeasuresPage
        shell={shell}
        kinds={[{ kind: 'blacklist', name: { zh: text, en: text }, measures: sampleMeasures(text) }]}
      />
    ),
    'list-measures-none': <ListMeasuresPage shell={shell} kinds={[]} />,
    claims: <ClaimsPage shell={desk} claims={pageWith([{ ...claim, claimedAt: sampleNow }])} />,
    judge: <JudgePage shell={desk} one={claim} history={history} letters={letters} />,
    'judge-refused': (
      <JudgePage
        shell={desk}
        one={claim}
        history={history}
        letters={letters}
        values={{ refused: text }}
        refusal={{ code: 'malformed', fields: { confirmed: 'required' } }}
      />
    ),
  }
}
