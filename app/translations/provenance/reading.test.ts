import { expect, test } from 'vitest'
import type { Actor } from '~/accounts/actor'
import { canReadPublished, type ReadableDocument } from './reading'

const member = (companyId: string) => ({ staffRole: null, company: { id: companyId } }) as Actor
const moderator = { staffRole: 'moderator', company: null } as Actor
const document: ReadableDocument = {
  kind: 'request',
  companyId: 'buyer',
  buyerId: 'buyer',
  isPublished: true,
  isBidder: false,
  isParty: false,
}

test.each<[string, Partial<ReadableDocument>, Actor | null, boolean]>([
  ['a visitor reads a published request', {}, null, true],
  ['a visitor does not read a draft', { isPublished: false }, null, false],
  ['staff read a draft', { isPublished: false }, moderator, true],
  ['a visitor does not read a bid', { kind: 'bid', companyId: 'vendor' }, null, false],
  ['a rival does not read a bid', { kind: 'bid', companyId: 'vendor', isBidder: true }, member('rival'), false],
  ['its vendor reads a bid', { kind: 'bid', companyId: 'vendor' }, member('vendor'), true],
  ['the buyer reads a bid that is out', { kind: 'bid', companyId: 'vendor' }, member('buyer'), true],
  ['the buyer does not read a bid that is not', { kind: 'bid', companyId: 'vendor', isPublished: false }, member('buyer'), false],
  ['a bidder reads why another won', { kind: 'awardReason', isBidder: true }, member('rival'), true],
  ['who did not bid does not', { kind: 'awardReason' }, member('rival'), false],
  ['a side of the engagement reads its contract', { kind: 'contract', companyId: 'buyer', isParty: true }, member('vendor'), true],
  ['a bidder that lost does not', { kind: 'contract', isBidder: true }, member('rival'), false],
  ['a visitor does not read a note between two sides', { kind: 'engagementNote' }, null, false],
  ['nobody’s company is no company', { kind: 'bid', companyId: null, buyerId: null }, null, false],
])('%s', (_, facts, actor, may) => expect(canReadPublished(actor, { ...document, ...facts })).toBe(may))
