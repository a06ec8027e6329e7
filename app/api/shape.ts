import { z } from 'zod'
import { currencies } from '~/platform/money'

/**
 * The pieces that answers are made of. Names follow the Open Contracting Data Standard where it knows the same thing (`value` as `amount` and
 * `currency`, periods as `startDate` and `endDate`, `milestones` with `dueDate`); the portal's own nouns stay its own.
 */

/** Says what a field is: `description` is a key under `api:field`, put into words where the reference is written. */
export function field<S extends z.ZodType>(schema: S, description: string, example?: z.input<S>): S {
  return schema.meta({ description, ...(example === undefined ? {} : { examples: [example] }) }) as S
}

export const instant = (description: string, example = '2026-11-16T09:00:00.000Z') => field(z.iso.datetime(), description, example)
export const maybeInstant = (description: string, example: string | null = null) => field(z.iso.datetime().nullable(), description, example)
export const ref = (letter: 'R' | 'B' | 'C' | 'E', description: string) =>
  field(z.string().regex(new RegExp(`^${letter}-[2-9A-HJKMNP-Z]{8}$`)), description, `${letter}-4K7P2MXW`)
export const link = (description: string, path: string) => field(z.url(), description, `https://setuqiao.example${path}`)
export const language = z.enum(['zh-CN', 'en'])

/** Major units, as OCDS has them: `180000.5`, not 18000050. */
export const money = z.object({
  amount: field(z.number(), 'amount', 180000),
  currency: field(z.enum(currencies), 'currency', 'CNY'),
})
export const moneyOf = (minor: number, currency: (typeof currencies)[number]) => ({ amount: minor / 100, currency })

/** Names in both languages; empty where a company has none. */
export const names = z.object({
  'zh-CN': field(z.string(), 'nameZh', '徐州恒驰传动设备有限公司'),
  en: field(z.string(), 'nameEn', 'Xuzhou Hengchi Transmission Co., Ltd.'),
})
export const party = z.object({ id: ref('C', 'companyId'), name: field(names, 'names') })

export const provenance = z.object({
  kind: field(z.enum(['original', 'verified', 'unverified', 'updating']), 'provenanceKind', 'verified'),
  method: field(z.string().nullable(), 'provenanceMethod', 'human'),
  translator: field(z.string().nullable(), 'translator', 'Ananya Sharma'),
  reviewer: field(z.string().nullable(), 'reviewer', 'Lin Xiaowen'),
  verifiedAt: maybeInstant('verifiedAt', '2026-11-02T02:00:00.000Z'),
})

/** The same text in both languages; a language is null while nothing is out in it. */
export const bothLanguages = <S extends z.ZodType>(text: S) =>
  z.object({ 'zh-CN': field(text.nullable(), 'textZh'), en: field(text.nullable(), 'textEn') })

/** One page of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: field(z.array(item), 'items'),
    next: field(z.url().nullable(), 'next', null),
  })

export const limit = field(z.coerce.number().int().min(1).max(20).default(20), 'limit')
export const cursor = field(z.string().max(400).optional(), 'cursor')
