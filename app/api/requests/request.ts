import { z } from 'zod'
import { currencies } from '~/platform/money'
import { boardStates, closingChoices, sorts } from '~/requests/board/filters'
import { divisions, serviceKinds, startWishes, technologies, verticals, workplaces } from '~/requests/request'
import { modes } from '~/requests/together/together'
import { operationOf } from '../operation'
import { bothLanguages, cursor, field, instant, limit, link, maybeInstant, money, names, pageOf, party, provenance, ref } from '../shape'

const short = z.object({
  title: field(z.string(), 'title', '四十二台机床联网'),
  summary: field(z.string(), 'summary', '自动统计开机、加工和停机，班长手机上能看。'),
  provenance: field(z.enum(['original', 'verified', 'unverified']), 'provenanceKind', 'original'),
})

const shared = {
  id: ref('R', 'requestId'),
  url: link('self', '/api/v1/requests/R-4K7P2MXW'),
  page: link('page', '/en/requests/R-4K7P2MXW'),
  status: field(z.enum([...boardStates, 'cancelled']), 'status', 'open'),
  vertical: field(z.enum(verticals).nullable(), 'vertical', 'manufacturing'),
  technologies: field(z.array(z.enum(technologies)), 'technologies', ['iot', 'mes']),
  mode: field(z.enum(modes), 'mode', 'build'),
  corridor: field(z.string().nullable(), 'corridor', 'xuzhou-pune'),
  budget: field(z.object({ min: field(money.nullable(), 'budgetMin'), max: field(money.nullable(), 'budgetMax') }), 'budget'),
  biddingPeriod: field(
    z.object({ startDate: instant('publishedAt', '2026-11-02T02:00:00.000Z'), endDate: instant('deadlineAt') }),
    'biddingPeriod',
  ),
  suspendedAt: maybeInstant('suspendedAt'),
}

export const requestSummary = z.object({ ...shared, texts: field(bothLanguages(short), 'texts') })
export type RequestSummary = z.infer<typeof requestSummary>

const whole = z.object({
  language: field(z.enum(['zh-CN', 'en']), 'language', 'zh-CN'),
  provenance: field(provenance, 'provenance'),
  title: field(z.string(), 'title', '四十二台机床联网'),
  summary: field(z.string(), 'summary', '自动统计开机、加工和停机，班长手机上能看。'),
  problem: field(z.string(), 'problem', '设备开没开全靠本子记。月底汇总要三天。'),
  systems: field(z.string(), 'systems', '滚齿机14台，西门子828D。财务用用友U8。'),
  notes: field(z.string(), 'notes', ''),
  requirements: field(
    z.array(
      z.object({
        id: field(z.string(), 'requirementId', 'r1'),
        description: field(z.string(), 'requirementWhat', '采集开机、加工、待机状态。'),
        acceptance: field(z.string(), 'requirementAcceptance', '人工掐表2小时，误差不超过2%。'),
      }),
    ),
    'requirementTexts',
  ),
})

export const requestDetail = z.object({
  ...shared,
  division: field(z.string().nullable(), 'division', '34'),
  buyer: field(party, 'buyer'),
  city: field(names, 'city', { 'zh-CN': '徐州', en: 'Xuzhou' }),
  serviceKind: field(z.enum(serviceKinds).nullable(), 'serviceKind', 'newBuild'),
  startWish: field(z.enum(startWishes).nullable(), 'startWish', 'month'),
  workplace: field(z.enum(workplaces).nullable(), 'workplace', 'mixed'),
  confidentiality: field(z.enum(['open', 'nda']), 'confidentiality', 'open'),
  requirements: field(
    z.array(
      z.object({
        id: field(z.string(), 'requirementId', 'r1'),
        level: field(z.enum(['must', 'should']), 'requirementLevel', 'must'),
      }),
    ),
    'requirements',
  ),
  amendments: field(
    z.array(
      z.object({
        number: field(z.number().int(), 'amendmentNumber', 1),
        kind: field(z.enum(['material', 'editorial']), 'amendmentKind', 'material'),
        effectiveAt: maybeInstant('effectiveAt', '2026-11-05T02:00:00.000Z'),
        newDeadlineAt: maybeInstant('newDeadlineAt', '2026-11-16T09:00:00.000Z'),
      }),
    ),
    'amendments',
  ),
  award: field(
    z.object({ supplier: field(party, 'winner'), reason: field(z.string(), 'awardReason', 'bestFit') }).nullable(),
    'award',
    null,
  ),
  texts: field(bothLanguages(whole), 'texts'),
})
export type RequestDetail = z.infer<typeof requestDetail>

export const listRequests = operationOf({
  name: 'listRequests',
  path: '/requests',
  group: 'requests',
  scope: null,
  query: z.strictObject({
    q: field(z.string().trim().min(1).max(120).optional(), 'q'),
    state: field(z.enum(boardStates).default('open'), 'state'),
    vertical: field(z.enum(verticals).optional(), 'vertical'),
    division: field(z.enum(Object.values(divisions).flat() as [string, ...string[]]).optional(), 'division'),
    technology: field(z.enum(technologies).optional(), 'technology'),
    mode: field(z.enum(modes).optional(), 'filterMode'),
    corridor: field(
      z
        .string()
        .regex(/^[a-z0-9-]{1,60}$/)
        .optional(),
      'corridor',
    ),
    min: field(z.coerce.number().min(0).max(1e12).optional(), 'min'),
    max: field(z.coerce.number().min(0).max(1e12).optional(), 'max'),
    currency: field(z.enum(currencies).default('CNY'), 'filterCurrency'),
    closing: field(z.enum(closingChoices.map(String) as [string, ...string[]]).optional(), 'closing'),
    sort: field(z.enum(sorts).optional(), 'sort'),
    limit,
    cursor,
  }),
  answer: pageOf(requestSummary),
})

export const readRequest = operationOf({
  name: 'readRequest',
  path: '/requests/{id}',
  group: 'requests',
  scope: null,
  query: z.strictObject({}),
  answer: requestDetail,
})
