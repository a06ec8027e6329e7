import { z } from 'zod'
import { registries } from '~/companies/company'
import { technologies, verticals } from '~/requests/request'
import { operationOf } from '../operation'
import { bothLanguages, cursor, field, limit, link, maybeInstant, names, pageOf, provenance, ref } from '../shape'

const shared = {
  id: ref('C', 'companyId'),
  url: link('self', '/api/v1/companies/C-4K7P2MXW'),
  page: link('page', '/en/companies/C-4K7P2MXW'),
  side: field(z.enum(['vendor', 'buyer']), 'side', 'vendor'),
  name: field(names, 'names'),
  city: field(names, 'city', { 'zh-CN': '', en: 'Pune' }),
  vertical: field(z.enum(verticals).nullable(), 'vertical', null),
  technologies: field(z.array(z.enum(technologies)), 'technologies', ['iot', 'mes']),
  corridor: field(z.string().nullable(), 'corridor', 'xuzhou-pune'),
  verifiedAt: maybeInstant('companyVerifiedAt', '2026-09-01T02:00:00.000Z'),
  awards: field(z.number().int(), 'awards', 2),
}

export const companySummary = z.object(shared)
export type CompanySummary = z.infer<typeof companySummary>

const profile = z.object({
  language: field(z.enum(['zh-CN', 'en']), 'language', 'en'),
  provenance: field(provenance, 'provenance'),
  about: field(z.string(), 'about', 'We connect machine tools and bring their data into MES.'),
  capabilities: field(z.string(), 'capabilities', 'Siemens and Fanuc controls, OPC UA, MQTT.'),
  products: field(z.string(), 'products', ''),
  cases: field(
    z.array(
      z.object({
        title: field(z.string(), 'caseTitle', '120 CNC lathes of a bearing maker online in 9 weeks'),
        text: field(z.string(), 'caseText', 'A gateway on each line reads running, idle and stopped times.'),
      }),
    ),
    'cases',
  ),
})

export const companyDetail = z.object({
  ...shared,
  registry: field(z.enum([...registries.buyer, ...registries.vendor]).nullable(), 'registry', 'mca'),
  registryCheckedAt: maybeInstant('registryCheckedAt', '2026-09-01T02:00:00.000Z'),
  verticals: field(z.array(z.enum(verticals)), 'statedVerticals', ['manufacturing']),
  teamSize: field(z.number().int().nullable(), 'teamSize', 40),
  certificates: field(
    z.array(
      z.object({
        name: field(z.string(), 'certificateName', 'ISO/IEC 27001'),
        expiresOn: field(z.iso.date().nullable(), 'certificateExpiresOn', '2027-12-31'),
      }),
    ),
    'certificates',
  ),
  profile: field(bothLanguages(profile), 'profile'),
})
export type CompanyDetail = z.infer<typeof companyDetail>

export const listCompanies = operationOf({
  name: 'listCompanies',
  path: '/companies',
  group: 'companies',
  scope: null,
  query: z.strictObject({
    q: field(z.string().trim().min(1).max(120).optional(), 'q'),
    side: field(z.enum(['vendor', 'buyer']).default('vendor'), 'side'),
    technology: field(z.enum(technologies).optional(), 'technology'),
    corridor: field(
      z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/)
        .optional(),
      'corridor',
    ),
    limit,
    cursor,
  }),
  answer: pageOf(companySummary),
})

export const readCompany = operationOf({
  name: 'readCompany',
  path: '/companies/{id}',
  group: 'companies',
  scope: null,
  query: z.strictObject({}),
  answer: companyDetail,
})
