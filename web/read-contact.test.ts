import { describe, expect, it } from 'vitest'
import { readContact } from './read-contact.ts'
import { faults } from './words/faults.ts'

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

  it('takes digits and @ as an input method types them in full width', () => {
    const typed = { ...contact, phone: '１３８００１３８０００', email: 'zhang＠example.cn' }
    expect(readContact(typed)).toMatchObject({ contact: { phone: '13800138000', email: 'zhang@example.cn' } })
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
