import { two } from '#law/bilingual.ts'

/** Words of `redress ledger`. */
export const ledger = {
  title: two('日志', 'the ledger'),
  export: two(
    '导出日志与检查点，不含个人信息；服务可以照常运行',
    'write entries and checkpoints, without payloads; also while the server runs',
  ),
  key: two('公布用的公钥', 'the public key, to be published'),
  checkpoint: two('最新的检查点，宜另行保存', 'the newest checkpoint, to be kept elsewhere'),
  signer: two(
    '单独的签名进程：密钥在 <folder>/keys/ledger.hex，只由它读取；服务以 REDRESS_SIGNER 指定套接字；不延续上次所签的检查点一律拒签',
    'a signing process of its own: the key is <folder>/keys/ledger.hex, which it alone reads; the server names the socket by REDRESS_SIGNER; what does not extend the last signed is refused',
  ),
  signing: two('签名进程已就绪：{socket}', 'the signer listens at {socket}'),
  written: two('已导出 {rows} 行至 {path}', '{rows} rows written to {path}'),
  unsigned: two('最后 {rows} 行尚未签名，未导出', 'the last {rows} are not signed yet and left out'),
  noKey: two(
    '日志尚未签名，或密钥不在；请启动服务，或把 keys/ 放回',
    'the ledger is not signed yet, or its key is not here; start the server, or put keys/ back',
  ),
  noCheckpoint: two(
    '还没有检查点；服务启动后自行签出',
    'there is no checkpoint yet; the server makes one once it runs',
  ),
} as const
