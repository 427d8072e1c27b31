import { two } from '#law/bilingual.ts'
import { sealedRecord, sealedUnder } from '#records/publicity/sealed.ts'
import { claimsToShow, isOpen } from './claims.ts'
import type { Rule } from './rule.ts'

const why = {
  basis: two(
    '公安机关依治安管理处罚法作出',
    'A public security organ decided it under the Public Security Administration Penalty Law',
  ),
  series: two('公安机关作出，文号属治安序列', 'A public security organ decided it, under a number of the 治安 series'),
  noBasis: two('公安机关作出，未写明处罚依据', 'A public security organ decided it and names no legal basis'),
}
const shown = two('来源仍列为公示，应当撤下', 'its source lists it for the public and is to withdraw it')
const held = two(
  '本平台已封存，请认定单位核对是否仍应报送',
  'it is sealed here; the determining unit checks whether it is still to be sent',
)
const unclear = two('本平台已封存，请认定单位补全依据', 'it is sealed here; the determining unit completes the basis')
const open = two(
  '封存是否适用于对单位的处罚和2026年以前的决定尚无定论，暂一律封存。',
  'Whether the seal binds penalties of organisations and decisions before 2026 is open; until then all are sealed.',
)

/** 治安法 136 lets no unit give such records out; scope open (L21). */
export const sealed: Rule = {
  id: 'sealed',
  title: two('治安管理违法记录应当封存', 'To be sealed: public security administration'),
  article: sealedUnder,
  asks: 'determiner',
  listed: true,
  catches(record, { today, flags }) {
    const by = sealedRecord(record, flags)
    if (by === null || !isOpen(record)) return []
    const isShown = claimsToShow(record, today)
    const then = isShown ? shown : by === 'noBasis' ? unclear : held
    const text = two(`${why[by].zh}；${then.zh}。${open.zh}`, `${why[by].en}; ${then.en}. ${open.en}`)
    return [{ key: `${by}|${isShown}`, why: text }]
  },
}
