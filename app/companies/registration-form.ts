import { z } from 'zod'
import type { CompanyKind, Vertical } from '#db/schema'
import { parseName } from '~/platform/text'
import { allDivisions } from '~/requests/description'
import { technologies } from '~/requests/request'
import { completeCity, contradicted, isWrittenIn } from './city'
import { type Identifier, panOfGstin, parseCin, parseGstin, parseLlpin, parsePan, parsePhone, parseUscc } from './identifiers'

const required = 'common:form.error.required'

/** What an owner states about the company, checked and in the form in which it is kept. */
export interface CompanyFacts {
  nameZh: string
  nameEn: string
  uscc: string | null
  gstin: string | null
  pan: string | null
  cin: string | null
  llpin: string | null
  cityZh: string
  cityEn: string
  corridorId: string | null
  vertical: Vertical | null
  division: string | null
  technologies: string[]
  website: string
  contactName: string
  contactEmail: string
  /** E.164, with `;ext=` where there is an extension. */
  contactPhone: string
}

const readers = { uscc: parseUscc, gstin: parseGstin, pan: parsePan, cin: parseCin, llpin: parseLlpin }
export type IdentifierName = keyof typeof readers

/**
 * The message for a number that was not understood: `companies:identifier.uscc.checkDigit|{…}`, or what was probably meant.
 * An empty one says that the field is needed.
 */
export function identifierMessage(which: IdentifierName, { reason, details }: Exclude<Identifier, { ok: true }>): string {
  if (reason === 'empty') return required
  const { suggestion, didYouMean } = details
  const key = suggestion ? 'suggestion' : didYouMean ? 'didYouMean' : reason
  return `companies:identifier.${which}.${key}|${JSON.stringify(details)}`
}

const identifierField = (which: IdentifierName) =>
  z
    .string({ error: required })
    .max(60, 'common:form.error.tooLong|{"max":60}')
    .transform((text, check) => {
      const read = readers[which](text)
      if (read.ok) return read.value
      check.addIssue({ code: 'custom', message: identifierMessage(which, read) })
      return z.NEVER
    })

const nameMessages = (longest: number) => ({
  empty: required,
  tooLong: `common:form.error.tooLong|{"max":${longest}}`,
  hiddenCharacter: 'common:form.error.badName',
  mixedScripts: 'common:form.error.badName',
})

const nameField = (longest: number) =>
  z.string({ error: required }).transform((text, check) => {
    const name = parseName(text, longest)
    if (name.ok) return name.value
    check.addIssue({ code: 'custom', message: nameMessages(longest)[name.reason] })
    return z.NEVER
  })

/** The city in one script: a known one may be written in either. */
const cityField = (language: 'zh-CN' | 'en') =>
  nameField(60).transform((text, check) => {
    const { cityZh, cityEn } = completeCity(isWrittenIn('zh-CN', text) ? { cityZh: text } : { cityEn: text })
    const city = language === 'zh-CN' ? cityZh : cityEn
    if (city !== '') return city
    check.addIssue({ code: 'custom', message: `companies:error.${language === 'zh-CN' ? 'cityZh' : 'cityEn'}` })
    return z.NEVER
  })

/** Both halves name one city: whoever moves and changes one is reminded of the other. */
function refuseOther(check: z.RefinementCtx, path: 'cityZh' | 'cityEn', city: string, other = ''): void {
  const meant = contradicted(city, other)
  if (meant) check.addIssue({ code: 'custom', path: [path], message: `companies:error.cityOther|${JSON.stringify({ city: meant })}` })
}

const emptyAsNone = <S extends z.ZodType>(field: S) => field.optional()

const phoneField = (country: 'CN' | 'IN') =>
  z.string({ error: required }).transform((text, check) => {
    const phone = parsePhone(text, country)
    if (phone.ok) return keptPhone(phone)
    const message =
      phone.reason === 'empty' ? required : phone.reason === 'country' ? 'companies:error.phoneCountry' : 'common:form.error.badPhone'
    check.addIssue({ code: 'custom', message })
    return z.NEVER
  })

/** E.164, and the extension as RFC 3966 writes it. */
export const keptPhone = ({ e164, extension }: { e164: string; extension: string | null }): string =>
  extension ? `${e164};ext=${extension}` : e164

const website = emptyAsNone(
  z.string().trim().max(200, 'common:form.error.tooLong|{"max":200}').refine(isWebsite, 'common:form.error.badUrl'),
)

function isWebsite(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') && url.username === ''
}

const shared = (country: 'CN' | 'IN') => ({
  corridorId: emptyAsNone(z.string().max(60)),
  website,
  contactName: nameField(80),
  contactEmail: z
    .string({ error: required })
    .trim()
    .max(254, 'common:form.error.tooLong|{"max":254}')
    .pipe(z.email('common:form.error.badEmail')),
  contactPhone: phoneField(country),
})

const industry = z.enum(
  allDivisions.map(({ division }) => division),
  { error: 'common:form.error.requiredChoice' },
)

const buyerSchema = z
  .strictObject({
    nameZh: nameField(120),
    nameEn: emptyAsNone(nameField(120)),
    uscc: identifierField('uscc'),
    division: industry,
    cityZh: cityField('zh-CN'),
    cityEn: emptyAsNone(cityField('en')),
    ...shared('CN'),
  })
  .superRefine(({ cityZh, cityEn }, check) => refuseOther(check, 'cityEn', cityZh, cityEn))
  .transform(
    (form): CompanyFacts => ({
      ...rest(form),
      nameZh: form.nameZh,
      nameEn: form.nameEn ?? '',
      uscc: form.uscc,
      ...{ gstin: null, pan: null, cin: null, llpin: null },
      vertical: allDivisions.find(({ division }) => division === form.division)!.vertical,
      division: form.division,
      technologies: [],
    }),
  )

const vendorSchema = z
  .strictObject({
    nameEn: nameField(120),
    nameZh: emptyAsNone(nameField(120)),
    gstin: identifierField('gstin'),
    pan: emptyAsNone(identifierField('pan')),
    cin: emptyAsNone(identifierField('cin')),
    llpin: emptyAsNone(identifierField('llpin')),
    technologies: z
      .array(z.enum(technologies, { error: 'common:form.error.badChoice' }))
      .min(1, 'common:form.error.requiredChoice')
      .max(technologies.length, `common:form.error.tooMany|{"max":${technologies.length}}`),
    cityEn: cityField('en'),
    cityZh: emptyAsNone(cityField('zh-CN')),
    ...shared('IN'),
  })
  .superRefine(({ gstin, pan, cin, llpin, cityEn, cityZh }, check) => {
    refuseOther(check, 'cityZh', cityEn, cityZh)
    if (pan && gstin && panOfGstin(gstin) !== pan)
      check.addIssue({
        code: 'custom',
        path: ['pan'],
        message: `companies:identifier.pan.mismatch|${JSON.stringify({ pan: panOfGstin(gstin) })}`,
      })
    if (!cin && !llpin) check.addIssue({ code: 'custom', path: ['cin'], message: 'companies:error.cinOrLlpin' })
  })
  .transform(
    (form): CompanyFacts => ({
      ...rest(form),
      nameEn: form.nameEn,
      nameZh: form.nameZh ?? '',
      ...{ uscc: null, gstin: form.gstin, pan: panOfGstin(form.gstin), cin: form.cin ?? null, llpin: form.llpin ?? null },
      vertical: null,
      division: null,
      technologies: technologies.filter((technology) => form.technologies.includes(technology)),
    }),
  )

interface SharedForm {
  cityZh?: string | undefined
  cityEn?: string | undefined
  corridorId?: string | undefined
  website?: string | undefined
  contactName: string
  contactEmail: string
  contactPhone: string
}

const rest = ({ cityZh, cityEn, corridorId, website: site, contactName, contactEmail, contactPhone }: SharedForm) => ({
  ...completeCity({ cityZh, cityEn }),
  corridorId: corridorId ?? null,
  website: site ?? '',
  contactName,
  contactEmail,
  contactPhone,
})

/** The owner's form for a company of a kind. */
export const companySchemas: Record<CompanyKind, z.ZodType<CompanyFacts>> = { buyer: buyerSchema, vendor: vendorSchema }
