import { expect, test } from 'vitest'
import { variables } from '#hosts/local/base/environment.ts'
import { textOf } from '../docs/tables.ts'

const text = textOf('scripts/release/Dockerfile')
const [said = '', ...lines] = text.split('\n')
const after = (word: string) =>
  lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []))

test('the Dockerfile says first that no engine ran it, and so does the manual', () => {
  expect(said).toMatch(/^# 未经验证：.* \/ Unverified: no engine has run it yet\./)
  expect(textOf('docs/operate.md')).toContain('no container engine has run the Dockerfile yet')
})

test('it runs the archive’s own program, by an account without rights, on a volume of its own', () => {
  expect(after('COPY')).toEqual(['. /opt/redress'])
  expect(after('ENTRYPOINT')).toEqual(['["/opt/redress/redress"]'])
  expect(after('RUN')).toEqual(['useradd --system --home-dir /var/lib/redress --create-home redress'])
  expect(after('USER')).toEqual(['redress'])
  expect(after('VOLUME')).toEqual(['/var/lib/redress'])
})

test('each setting of it is one that the program reads', () => {
  const set = after('ENV').flatMap((line) =>
    [...line.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
  )
  expect(
    set.filter(([name = '', value]) => variables[name as keyof typeof variables]?.safeParse(value).success !== true),
  ).toEqual([])
  expect(Object.fromEntries(set)).toMatchObject({ REDRESS_DATA: '/var/lib/redress', REDRESS_LISTEN: '0.0.0.0' })
  const port = Object.fromEntries(set)['REDRESS_OPERATOR_PORT']
  expect(lines.find((line) => line.startsWith('HEALTHCHECK'))).toContain(`127.0.0.1:${port}/readyz`)
})
