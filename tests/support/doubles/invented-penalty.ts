import { matched } from '#records/normalise.ts'
import type { Fields, RecordFile } from '#records/record.ts'

/** Invented penalty, complete, general tier, decided 2026-05-20. */
export function inventedPenalty(changes: Partial<RecordFile> & { readonly fields?: Fields } = {}): RecordFile {
  const { fields: cells = {}, ...rest } = changes
  const fields: Fields = { ...complete, ...cells }
  return {
    id: 'r1',
    kind: 'penalty',
    domain: 'society-7',
    area: '445300',
    catalogueEdition: '2026-11',
    sourceId: null,
    documentNumber: matched(fields['CF_WSH'] ?? ''),
    authority: { ...matched(fields['CF_CFJG'] ?? ''), unit: 'HJ' },
    provider: { ...matched(fields['CF_SJLY'] ?? ''), unit: null },
    subject: { kind: 'organisation', key: '91445300MA62560110', name: complete.CF_XDR_MC, code: '91445300MA62560110' },
    versions: [{ n: 1, fields, at: 1_779_900_000_000, cause: { kind: 'import', batch: 'b1' } }],
    tier: { value: 'general', basis: 'O36 9', by: 'HJ', at: 1_779_900_000_000 },
    attachedTermEnd: null,
    necessary: false,
    overlays: { disputedBy: [], statement: null },
    ended: null,
    seq: 1,
    ...rest,
  }
}

const complete = {
  CF_XDR_MC: '云浮样例甲有限公司',
  CF_XDR_LB: '法人及非法人组织',
  CF_XDR_SHXYM: '91445300MA62560110',
  CF_FRDB: '甄样例',
  CF_FR_ZJHM: 'key:0001',
  CF_WSH: '云样罚〔2026〕1号',
  CF_SY: '露天堆放砂土未覆盖',
  CF_CFLB: '罚款',
  CF_NR: '罚款人民币伍万伍仟元整',
  CF_NR_FK: '5.5',
  CF_JDRQ: '2026-05-20',
  CF_CFJG: '云浮市生态环境局',
  CF_SJLY: '',
  BZ: '内部备注',
}
