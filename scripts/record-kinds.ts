import { catalogue, type Elsewhere, entryOf, isCatalogued } from '#records/catalogue.ts'
import { Directory, unitById } from '#records/directory.ts'
import { RecordKind } from '#records/kind.ts'
import { layoutOf } from '#records/layout.ts'
import departments from '../deployments/yunfu/departments.json' with { type: 'json' }

const directory = Directory.parse(departments)

/** docs/records.md: kinds, columns and domains from the register's data. */
export function recordKindsPage(): string {
  return `# 信用记录 · Records

Written from \`core/records/data\`, \`core/records/penalty.ts\`, \`core/records/permit.ts\` and \`deployments/yunfu\` by \`npm run draw\`.
Catalogue edition ${catalogue.edition}; domains of the ${catalogue.domains.filter(({ ours }) => !ours).length} fields of the plan, and ${catalogue.domains.filter(({ ours }) => ours).length} of our own.

A record outside this table is held at import (GD 55(2)). A natural person’s record is never public (GD 18, O36 12); so a
person’s award is hidden without being asked (GD 41), and anybody else asks by an objection with ground \`E5\`. A list of
serious failures has the tier serious (O36 10) unless its sheet brings another; a commitment or an award is public from its
date to its last day in force, a commitment only while it is kept: a broken one is failing conduct, which rests on other
documents (GD 32). How publicity is computed: \`core/records/publicity/publicity.ts\`, \`core/records/publicity/in-force.ts\`.

## 种类 · Kinds

| 中文 | English | kind | public | early end | repair |
|---|---|---|---|---|---|
${catalogue.kinds.map(kindRow).join('\n')}

## 到哪里办 · Where to go

What others decide cannot be ended here; the subject is told the organ, the site by name, and why. Status as in
\`packages/deadline/src/sources\`: SEC at second hand, UNV not verified.

| kind | where | organ | site | why | basis | status |
|---|---|---|---|---|---|---|
${catalogue.kinds.flatMap(({ kind, elsewhere = [] }) => elsewhere.map((one) => elsewhereRow(kind, one))).join('\n')}

## 领域 · Domains

The suggested owner is the leading unit of the directory; a record itself names its provider and its determining unit, and
goes to them.

| 领域 | domain | id | owner | ${RecordKind.options.map((kind) => entryOf(kind)?.name.zh).join(' | ')} |
|---|---|---|---|${RecordKind.options.map(() => '---|').join('')}
${catalogue.domains.map(({ id, zh, en }) => `| ${zh} | ${en} | \`${id}\` | ${ownerOf(id)} | ${RecordKind.options.map((kind) => (isCatalogued(kind, id) ? '●' : '')).join(' | ')} |`).join('\n')}

## 导入的列 · Columns of a sheet

Penalties and permits come by the 双公示 standard, with the codes of \`core/records/penalty.ts\` and \`permit.ts\`. The other kinds
have few columns of our own: a heading is the code or the Chinese name. Any sheet may also have \`SOURCE_ID\` (the sender’s own
key), \`信用领域\` (\`CREDIT_DOMAIN\`: id or name of the domain; or \`redress import --domain\`), \`失信严重程度\`, \`撤回原因\` (\`WITHDRAWN_FOR\`: \`error\`, \`notPublishable\`, \`lapsed\`, \`elsewhere\`,
\`other\`, or their Chinese names; filled, the row takes its record back, which two people of the unit then decide) and \`信息使用范围\`.
● must be there before the record may be shown; 公 is public; D may be maintained by the determining unit alone.
${RecordKind.options
  .filter((kind) => kind !== 'penalty' && kind !== 'permit')
  .map(columnsOf)
  .join('\n')}
`
}

function kindRow({ kind, name, shownOf, removal, repair }: (typeof catalogue.kinds)[number]): string {
  return `| ${name.zh} | ${name.en} | \`${kind}\` | ${shownOf.length === 0 ? 'never' : 'organisations, individual businesses'} | ${removal} | ${repair} |`
}

const elsewhereRow = (kind: string, { domains, authority, organ, site, why, basis, status }: Elsewhere) =>
  `| \`${kind}\` | ${domains?.map((id) => `\`${id}\``).join(', ') ?? (authority === undefined ? 'all' : `authority ${authority}`)} | ${organ.zh} · ${organ.en} | ${site.zh} · ${site.en} | ${why.zh} · ${why.en} | ${basis || 'none at hand'} | ${status} |`

const ownerOf = (domain: string) => unitById(directory, directory.domainOwners[domain]?.[0] ?? '')?.name.zh ?? ''

function columnsOf(kind: RecordKind): string {
  const { fields, complete, decided } = layoutOf(kind)
  const rows = fields
    .filter(({ code }) => /^[A-Z]+_/.test(code))
    .map(
      ({ code, zh, en, type, public: open }) =>
        `| \`${code}\` | ${zh} | ${en} | ${type} | ${complete.includes(code) ? '●' : ''} | ${open ? '公' : ''} | ${decided.includes(code) ? 'D' : ''} |`,
    )
  const name = entryOf(kind)?.name
  return `\n### ${name?.zh} · ${name?.en}\n\n| code | 中文 | English | type | must | public | decision |\n|---|---|---|---|---|---|---|\n${rows.join('\n')}`
}
