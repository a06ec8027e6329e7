// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { parseForm } from '~/platform/forms.server'
import { I18nextWords } from '~/platform/i18n/i18next-words'
import { createTranslator } from '~/platform/i18n/instance'
import enCommon from '../../../locales/en/common.json'
import en from '../../../locales/en/companies.json'
import zhCommon from '../../../locales/zh-CN/common.json'
import zh from '../../../locales/zh-CN/companies.json'
import { renderIn } from '../../../tests/setup/render'
import { type CompanyFacts, companySchemas } from '../registration-form'
import { CompanyForm } from './company-form'

const empty: CompanyFacts = {
  ...{ nameZh: '', nameEn: '', uscc: null, gstin: null, pan: null, cin: null, llpin: null },
  ...{ cityZh: '', cityEn: '', corridorId: null, vertical: null, division: null, technologies: [], website: '' },
  ...{ contactName: '', contactEmail: '', contactPhone: '' },
}

const buyer = {
  ...{ nameZh: '徐州恒齿减速机有限公司', uscc: '91320371MA9GK20101', division: '34', cityZh: '徐州' },
  ...{ contactName: '李伟', contactEmail: 'li.wei@example.org', contactPhone: '0516 8000 0101' },
}
const vendor = {
  ...{
    nameEn: 'Sahyadri Systems Private Limited',
    gstin: '29AAACI4798L1ZU',
    cin: 'L85110KA1981PLC013115',
    technologies: 'mes',
    cityEn: 'Pune',
  },
  ...{ contactName: 'Sneha', contactEmail: 'sneha@example.org', contactPhone: '+91 20 4900 0101' },
}

type Typed = Record<string, string>

function answerTo(kind: 'buyer' | 'vendor', typed: Typed) {
  const form = new FormData()
  for (const [name, value] of Object.entries(typed)) form.append(name, value)
  const read = parseForm(form, companySchemas[kind])
  return read.ok ? { value: read.value } : { answer: read.invalid.data }
}

/** The form as it comes back to somebody who typed this. */
function comeBack(language: 'zh-CN' | 'en', kind: 'buyer' | 'vendor', typed: Typed) {
  const { answer } = answerTo(kind, typed)
  const instance = createTranslator(language, {
    common: language === 'en' ? enCommon : zhCommon,
    companies: language === 'en' ? en : zh,
  })
  renderIn(
    language,
    <I18nextWords instance={instance}>
      <CompanyForm kind={kind} saved={empty} corridors={[]} answer={answer} />
    </I18nextWords>,
  )
}

describe('the company form', () => {
  test('reads what people type into one form', () => {
    expect(answerTo('buyer', { ...buyer, uscc: ' 91320371-MA9GK2 0101' }).value).toEqual({
      ...empty,
      ...buyer,
      uscc: '91320371MA9GK20101',
      vertical: 'manufacturing',
      cityEn: 'Xuzhou',
      contactPhone: '+8651680000101',
    })
    expect(answerTo('vendor', vendor).value).toMatchObject({ pan: 'AAACI4798L', technologies: ['mes'], contactPhone: '+912049000101' })
    // A known city may be written in either script.
    expect(answerTo('vendor', { ...vendor, cityEn: '浦那' }).value).toMatchObject({ cityEn: 'Pune', cityZh: '浦那' })
  })

  test.each([
    ['en', 'buyer', 'uscc', '91320371MA9GK2010I', /The letter I \(character 18\).*Did you mean 91320371MA9GK20101\?/],
    ['zh-CN', 'buyer', 'uscc', '91320371MA9GK2010I', /第 18 位的字母 I 不会出现在代码中，是否应为 91320371MA9GK20101？/],
    ['en', 'buyer', 'uscc', '91320371MA9GK20102', /check digit at the end does not fit/],
    ['zh-CN', 'buyer', 'uscc', '91320371MA9GK20102', /最后一位校验码对不上/],
    ['en', 'buyer', 'uscc', '9132', /has 18 characters; this has 4/],
    ['zh-CN', 'buyer', 'uscc', '', /请填写此项/],
    ['en', 'vendor', 'gstin', '27AAPFUO939F1ZV', /Did you mean 27AAPFU0939F1ZV\?/],
    ['zh-CN', 'vendor', 'gstin', '77AAPFU0939F1ZV', /77 不是邦代码/],
    ['en', 'vendor', 'pan', 'AAPFU0939F', /does not belong to the GSTIN above, which contains AAACI4798L/],
    ['zh-CN', 'vendor', 'pan', 'AAPFU0939F', /与上面的 GSTIN 不一致/],
    ['en', 'vendor', 'cin', '', /Give the CIN, or the LLPIN/],
    ['zh-CN', 'buyer', 'cityZh', 'Smallville', /请用汉字填写城市/],
    ['zh-CN', 'buyer', 'cityEn', 'Dalian', /是否应为Xuzhou？/],
    ['en', 'vendor', 'cityEn', '某某', /in Latin letters/],
    ['en', 'vendor', 'llpin', 'AA-12', /three letters and four digits; this has 4 characters/],
  ] as const)('%s: %s with %s %j is told what is wrong, at the field and on top', (language, kind, field, typed, message) => {
    comeBack(language, kind, { ...(kind === 'buyer' ? buyer : vendor), [field]: typed })
    const input = document.getElementById(field)!
    expect(input).toBeInvalid()
    expect(input).toHaveAccessibleDescription(message)
    expect(input).toHaveValue(typed)
    expect(within(screen.getByRole('alert')).getByRole('link')).toHaveTextContent(message)
  })

  test('a phone of another country and a web address that is none are named at their fields', () => {
    comeBack('en', 'buyer', { ...buyer, contactPhone: '+44 20 7946 0958', website: 'javascript:alert(1)' })
    expect(document.getElementById('contactPhone')).toHaveAccessibleDescription(/China or India/)
    expect(document.getElementById('website')).toHaveAccessibleDescription(/begins with https/)
  })
})
