import type { RecordFile } from '#records/record.ts'

/** Invented penalty, for the worked cases. */
export const sampleRecord: RecordFile = {
  id: 'RECORD00000000000000000001',
  kind: 'penalty',
  domain: null,
  area: '445300',
  catalogueEdition: 'test',
  sourceId: null,
  documentNumber: { raw: '测环罚〔2026〕1号', key: '测环罚(2026)1号' },
  authority: { raw: '测试市生态环境局', key: '测试市生态环境局', unit: 'HJ' },
  provider: { raw: '测试市生态环境局', key: '测试市生态环境局', unit: 'HJ' },
  subject: { kind: 'organisation', key: '91445300MA62560110', name: '测试有限公司', code: '91445300MA62560110' },
  versions: [
    {
      n: 1,
      at: 0,
      cause: { kind: 'import', batch: 'test' },
      fields: {
        CF_XDR_MC: '测试有限公司',
        CF_XDR_LB: '法人及非法人组织',
        CF_XDR_SHXYM: '91445300MA62560110',
        CF_WSH: '测环罚〔2026〕1号',
        CF_SY: '未按规定覆盖',
        CF_CFLB: '罚款',
        CF_NR: '罚款',
        CF_NR_FK: '5.5',
        CF_JDRQ: '2026-07-01',
        CF_CFJG: '测试市生态环境局',
      },
    },
  ],
  tier: { value: 'general', basis: '测试', by: 'HJ', at: 0 },
  attachedTermEnd: null,
  necessary: false,
  overlays: { disputedBy: [], statement: null },
  ended: null,
  seq: 1,
}

/** The sample record's versions with other cells. */
export const sampleWith = (cells: Readonly<Record<string, string>>): Pick<RecordFile, 'versions'> => ({
  versions: sampleRecord.versions.map((version) => ({ ...version, fields: { ...version.fields, ...cells } })),
})
