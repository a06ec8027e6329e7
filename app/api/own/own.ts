import { z } from 'zod'
import { scopes, toRead } from '~/accounts/access-tokens/scope'
import { engagementStatuses } from '~/engagements/engagement'
import { requestStatuses } from '~/requests/request'
import { operationOf } from '../operation'
import { cursor, field, instant, limit, link, maybeInstant, money, pageOf, party, ref } from '../shape'

const title = z.object({
  language: field(z.enum(['zh-CN', 'en']), 'language', 'zh-CN'),
  text: field(z.string(), 'title', '四十二台机床联网'),
})

export const ownRequest = z.object({
  id: ref('R', 'requestId'),
  url: link('self', '/api/v1/me/requests/R-4K7P2MXW'),
  page: link('page', '/en/my/requests/R-4K7P2MXW'),
  status: field(z.enum(requestStatuses), 'status', 'in_translation'),
  title: field(title, 'originalTitle'),
  deadlineAt: maybeInstant('deadlineAt', '2026-11-16T09:00:00.000Z'),
  dueAt: maybeInstant('dueAt', '2026-11-04T09:00:00.000Z'),
  updatedAt: instant('updatedAt', '2026-11-02T02:00:00.000Z'),
  questionsWaiting: field(z.number().int(), 'questionsWaiting', 1),
})
export const ownRequestDetail = z.object({
  ...ownRequest.shape,
  submittedAt: maybeInstant('submittedAt', '2026-11-01T02:00:00.000Z'),
  publishedAt: maybeInstant('publishedAt', '2026-11-02T02:00:00.000Z'),
  reasonCode: field(z.string().nullable(), 'reasonCode', null),
  budget: field(z.object({ min: field(money.nullable(), 'budgetMin'), max: field(money.nullable(), 'budgetMax') }), 'budget'),
  fields: field(z.record(z.string(), z.string()), 'ownFields', { summary: '自动统计开机、加工和停机，班长手机上能看。' }),
})

const bidStatuses = [
  ...(['draft', 'submitted', 'withdrawn', 'needs_reconfirm', 'lapsed', 'opened'] as const),
  ...(['readable', 'won', 'not_selected', 'disqualified'] as const),
]
export const ownBidSummary = z.object({
  id: ref('B', 'bidId'),
  url: link('self', '/api/v1/me/bids/B-4K7P2MXW'),
  page: link('page', '/en/my/bids/B-4K7P2MXW'),
  status: field(z.enum(bidStatuses), 'bidStatus', 'submitted'),
  version: field(z.number().int(), 'bidVersion', 2),
  submittedAt: maybeInstant('submittedAt', '2026-11-10T06:00:00.000Z'),
  request: field(
    z.object({
      id: ref('R', 'requestId'),
      url: link('self', '/api/v1/requests/R-4K7P2MXW'),
      status: field(z.enum(requestStatuses), 'status', 'open'),
      deadlineAt: maybeInstant('deadlineAt', '2026-11-16T09:00:00.000Z'),
    }),
    'bidRequest',
  ),
})
export const ownBidDetail = z.object({
  ...ownBidSummary.shape,
  receipts: field(
    z.array(
      z.object({
        version: field(z.number().int(), 'bidVersion', 2),
        commitment: field(z.string().nullable(), 'commitment', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
        submittedAt: instant('submittedAt', '2026-11-10T06:00:00.000Z'),
        requestRevision: field(z.number().int(), 'requestRevision', 1),
      }),
    ),
    'receipts',
  ),
  opened: field(
    z
      .object({
        value: field(money.nullable(), 'value'),
        weeks: field(z.number().int().nullable(), 'weeks', 12),
        teamSize: field(z.number().int().nullable(), 'bidTeam', 5),
      })
      .nullable(),
    'opened',
    null,
  ),
})

export const ownEngagement = z.object({
  id: ref('E', 'engagementId'),
  url: link('self', '/api/v1/me/engagements/E-4K7P2MXW'),
  page: link('page', '/en/engagements/E-4K7P2MXW'),
  status: field(z.enum(engagementStatuses), 'engagementStatus', 'active'),
  side: field(z.enum(['buyer', 'vendor']), 'ownSide', 'vendor'),
  request: ref('R', 'requestId'),
  buyer: field(party, 'buyer'),
  supplier: field(party, 'winner'),
  value: field(money, 'value'),
  createdAt: instant('createdAt', '2026-11-17T06:00:00.000Z'),
  activatedAt: maybeInstant('activatedAt', '2026-11-20T06:00:00.000Z'),
  completedAt: maybeInstant('completedAt'),
  endedAt: maybeInstant('endedAt'),
})
export const ownEngagementDetail = z.object({
  ...ownEngagement.shape,
  milestones: field(
    z.array(
      z.object({
        number: field(z.number().int(), 'milestoneNumber', 1),
        status: field(z.enum(['planned', 'in_progress', 'delivered', 'rejected', 'accepted']), 'milestoneStatus', 'in_progress'),
        title: field(title, 'milestoneTitle'),
        value: field(money, 'value'),
        dueDate: field(z.iso.date(), 'dueDate', '2026-12-18'),
        startedAt: maybeInstant('startedAt', '2026-11-21T06:00:00.000Z'),
        deliveredAt: maybeInstant('deliveredAt'),
        acceptedAt: maybeInstant('acceptedAt'),
      }),
    ),
    'milestones',
  ),
})

const none = z.strictObject({})
const paged = z.strictObject({ limit, cursor })

export const readMe = operationOf({
  name: 'readMe',
  path: '/me',
  group: 'own',
  scope: 'any',
  query: none,
  answer: z.object({
    token: field(
      z.object({
        name: field(z.string(), 'tokenName', 'reporting server'),
        scopes: field(z.array(z.enum(scopes)), 'tokenScopes', [toRead('bids')]),
        expiresAt: instant('tokenExpiresAt', '2027-02-01T02:00:00.000Z'),
      }),
      'token',
    ),
    company: field(z.object({ id: ref('C', 'companyId'), side: field(z.enum(['vendor', 'buyer']), 'side', 'vendor') }), 'ownCompany'),
  }),
})
const own = { group: 'own', query: none } as const
const list = { group: 'own', query: paged } as const
export const listOwnRequests = operationOf({
  ...list,
  ...{ name: 'listOwnRequests', path: '/me/requests', scope: toRead('requests'), answer: pageOf(ownRequest) },
})
export const readOwnRequest = operationOf({
  ...own,
  ...{ name: 'readOwnRequest', path: '/me/requests/{id}', scope: toRead('requests'), answer: ownRequestDetail },
})
export const listOwnBids = operationOf({
  ...list,
  ...{ name: 'listOwnBids', path: '/me/bids', scope: toRead('bids'), answer: pageOf(ownBidSummary) },
})
export const readOwnBid = operationOf({
  ...own,
  ...{ name: 'readOwnBid', path: '/me/bids/{id}', scope: toRead('bids'), answer: ownBidDetail },
})
export const listOwnEngagements = operationOf({
  ...list,
  ...{ name: 'listOwnEngagements', path: '/me/engagements', scope: toRead('engagements'), answer: pageOf(ownEngagement) },
})
export const readOwnEngagement = operationOf({
  ...own,
  ...{ name: 'readOwnEngagement', path: '/me/engagements/{id}', scope: toRead('engagements'), answer: ownEngagementDetail },
})
