import { two } from '#law/bilingual.ts'

/** Words of `redress verify`; those of a ledger’s faults are the core's. */
export const verify = {
  title: two('核验日志或证明是否被改动', 'verify that a ledger, or a proof, was not changed'),
  data: two('直接核验数据目录，只读', 'verify a data folder itself, only reading'),
  key: two('公钥：名称+编号+base64', 'the public key: name+number+base64'),
  checkpoint: two('另存的检查点', 'checkpoints kept elsewhere'),
  what: two(
    '文件可以是 redress ledger export 导出的日志，或回执、文书所附的证明。不联网，不需要服务。',
    'The file is a ledger as redress ledger export writes it, or the proof beside a receipt or a letter. Offline.',
  ),
  keyMeans: two(
    '公布的公钥；不写则用文件所带的，只能证明文件自身未被改动',
    'the published key; without it the file’s own is used, which proves only that the file was not changed',
  ),
  checkpointMeans: two(
    '另存的检查点，可多次：能发现整段截断和另签的分支',
    'a checkpoint kept elsewhere, any number of times: it shows a cut or a second branch',
  ),
  after: two(
    '有问题即退出 1，并写明位置（从 0 数起）与行号',
    'exit 1 where anything is wrong, with its position (from 0) and line',
  ),
  giveOne: two('请给出文件或 --data 之一', 'give a file or --data'),
  neither: two('{path}：既不是导出的日志也不是证明', '{path}: neither an exported ledger nor a proof'),
  noKey: two('没有可用的公钥，请用 --key 给出', 'there is no usable public key; give one by --key'),
  more: two('另有 {n} 处', 'and {n} more'),
  proven: two(
    '属实：{id} 的第 {seq} 条（{type}）是日志第 {index} 行，检查点 {size} 行',
    'proven: entry {seq} of {id} ({type}) is row {index} of the {size} signed',
  ),
  notProven: two('不成立：{why}', 'not proven: {why}'),
  progress: two('已核验 {read} 行', '{read} rows'),
  unsealed: two('最后 {rows} 行尚无检查点', 'the last {rows} rows have no checkpoint yet'),
  intact: two('完好：{ledger}，{size} 行，其中 {sealed} 行有签名', 'intact: {size} rows, {sealed} of them signed for'),
  faults: two('{size} 行中有 {found} 处问题', '{found} problems in {size} rows'),
  ownKey: two(
    '所用公钥来自文件自身，请与公布的核对：{key}',
    'the key is the file’s own; compare it with the published one: {key}',
  ),
  where: {
    row: two('日志第 {n} 行', 'row {n}'),
    checkpoint: two('第 {n} 个检查点', 'checkpoint {n}'),
  },
  inFile: two('{where}（文件第 {line} 行）', '{where} (line {line} of the file)'),
  otherSize: two('证明所称的行数与检查点不一致', 'The proof speaks of another number of rows than the checkpoint.'),
  notIncluded: two(
    '该日志不在检查点所签的日志中：内容、序号或证明被改动',
    'This entry is not in the log that the checkpoint signs: the entry, its index or the proof was changed.',
  ),
} as const
