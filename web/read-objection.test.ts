import { describe, expect, it } from 'vitest'
import { readContact } from './read-contact.ts'
import { readObjection } from './read-objection.ts'
import { faults } from './words/faults.ts'

const filled = {
  'dispute.CF_NR_FK': 'on',
  'ground.CF_NR_FK': 'E2',
  'claimed.CF_NR_FK': ' 0.55 ',
  'dispute.whole': 'on',
  'ground.whole': 'E4',
  'claimed.whole': '请删除重复的一条',
  'claimed.CF_WSH': '没有勾选的不算',
  explanation: '金额\r\n录入错误',
  statement: '',
}

describe('an objection form', () => {
  it('becomes one item per ticked entry', () => {
    expect(readObjection(filled)).toEqual({
      kind: 'read',
      objection: {
        channel: 'city',
        items: [
          { id: 'i1', field: 'CF_NR_FK', ground: 'E2', claimed: '0.55' },
          { id: 'i2', field: null, ground: 'E4', claimed: '请删除重复的一条' },
        ],
        explanation: '金额\n录入错误',
        statement: null,
      },
    })
  })

  it('is refused field by field', () => {
    const values = {
      ...filled,
      'ground.CF_NR_FK': 'E99',
      'claimed.whole': '',
      explanation: ' ',
      statement: '长'.repeat(201),
    }
    expect(readObjection(values)).toMatchObject({
      refusal: {
        code: 'malformed',
        fields: {
          'ground.CF_NR_FK': 'choose',
          'claimed.whole': 'required',
          explanation: 'required',
          statement: 'tooLong',
        },
      },
    })
  })

  it('is refused when nothing is ticked', () => {
    expect(readObjection({ explanation: '有误' })).toMatchObject({ refusal: { fields: { dispute: 'chooseField' } } })
  })
})

describe('a contact form', () => {
  const contact = { name: '张三', email: 'zhang@example.cn', phone: '0766 1234567', consentElectronic: 'on' }

  it('is read when complete', () => {
    expect(readContact(contact)).toMatchObject({
      kind: 'read',
      contact: { email: 'zhang@example.cn', consentElectronic: true },
    })
  })

  it.each([
    ['email', 'zhang', 'badEmail'],
    ['email', 'a@b.cn, c@d.cn', 'badEmail'],
    ['phone', '电话', 'badPhone'],
    ['name', '', 'required'],
  ])('is refused at %s when it is “%s”', (field, value, fault) => {
    expect(readContact({ ...contact, [field]: value })).toMatchObject({ refusal: { fields: { [field]: fault } } })
  })

  it('takes a telephone number as the message about one says it may be written', () => {
    expect(readContact({ ...contact, phone: '+86 766-8800000' }).kind).toBe('read')
    for (const lang of ['zh', 'en'] as const) expect(faults.badPhone[lang]).toContain('“-”')
  })

  it('takes one way to be reached, and electronic service by consent alone', () => {
    const { consentElectronic: _agrees, ...silent } = contact
    expect(readContact(silent)).toMatchObject({ contact: { consentElectronic: false } })
    expect(readContact({ ...silent, email: '' })).toMatchObject({ contact: { email: '', consentElectronic: false } })
    expect(readContact({ ...contact, phone: '' })).toMatchObject({ contact: { phone: '', consentElectronic: true } })
    expect(readContact({ name: '张三' })).toMatchObject({ refusal: { fields: { email: 'reachable' } } })
    const noMail = { refusal: { fields: { consentElectronic: 'consentNeedsMail' } } }
    expect(readContact({ ...contact, email: '' })).toMatchObject(noMail)
    expect(readContact({ ...contact, email: '' }, true)).toMatchObject(noMail)
    expect(readContact({ name: '张三' }, true)).toMatchObject({ kind: 'read' })
  })
})
