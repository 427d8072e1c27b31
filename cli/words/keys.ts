import { two } from '#law/bilingual.ts'

/** Words of `redress keys`. */
export const keys = {
  title: two('密钥', 'keys'),
  rotate: two('换新密钥', 'a new key'),
  kind: two(
    'numbers：个人证件号码，并重新加密；cookies：登录；uploads：文件地址',
    'numbers: persons’ numbers, sealed anew; cookies: sign-ins; uploads: addresses of files',
  ),
  renewed: two(
    '新密钥 {name}；上一个密钥在下一次换新之前仍然有效',
    'new key {name}; the one before it still counts until the next',
  ),
  what: two(
    '个人证件号码加密单独保存：AES-256-GCM，设了 REDRESS_GUOMI=on 的用 SM4；新密钥属于在用的那一种。轮换后，旧密钥文件须随旧备份一并保存，现有数据不再需要它。中断后再次运行即可。用 --host aws 时，新密钥须先写入密文（列在最后）并重新部署，命令只重新加密。',
    `Persons’ numbers are kept sealed, apart from all else: by AES-256-GCM, with REDRESS_GUOMI=on by SM4; the new key is of the one in use. After a rotation the old key file is needed for old backups only:
keep it with them. Broken off, run it again. With --host aws the new key is put into the secret first (the newest last) and deployed; the
command seals everything anew under it.`,
  ),
  done: two('新密钥 {name}，重新加密 {sealed} 个', 'new key {name}, {sealed} sealed anew'),
  lost: two(
    '{lost} 个无法打开：缺少旧密钥。请把旧密钥文件放回 keys/，再次运行',
    '{lost} could not be opened: an older key is missing. Put its file back into keys/ and run it again',
  ),
} as const
