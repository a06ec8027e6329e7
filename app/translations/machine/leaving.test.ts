import { expect, test } from 'vitest'
import type { BidStatus, DocumentKind } from '#db/schema'
import { type LeavingFacts, leavingKinds, type WhyNotLeave, whyNotLeave } from './leaving'

const open = { confidentiality: 'open', openedAt: null } as const
const opened = { confidentiality: 'open', openedAt: '2026-11-20T09:00:00.000Z' } as const
const nda = { confidentiality: 'nda', openedAt: '2026-11-20T09:00:00.000Z' } as const
const sealedStates: BidStatus[] = ['draft', 'submitted', 'withdrawn', 'needs_reconfirm', 'lapsed']
const openedStates: BidStatus[] = ['opened', 'readable', 'shortlisted', 'won', 'not_selected', 'disqualified']

type Row = [string, DocumentKind, Partial<LeavingFacts>, WhyNotLeave | null]
test.each<Row>([
  ['a published request may leave', 'request', {}, null],
  ['a question may leave', 'question', {}, null],
  ['an answer may leave', 'answer', {}, null],
  ['the reason of an award may leave', 'awardReason', {}, null],
  ['a company’s profile belongs to no request and may leave', 'companyProfile', { request: null }, null],
  ['a triage note may leave', 'triageNote', { request: null }, null],
  ['a request without its row does not', 'request', { request: null }, 'unknown'],
  ['an answer without its request does not', 'answer', { request: null }, 'unknown'],
  ['a triage note on a confidential request does not', 'triageNote', { request: nda }, 'confidential'],
  ['a profile read with a confidential request does not', 'companyProfile', { request: nda }, 'confidential'],
  ['a bid of no request does not', 'bid', { request: null, bidStatus: 'opened' }, 'unknown'],
  ['a bid without its row does not', 'bid', { request: opened, bidStatus: null }, 'sealed'],
  ['an opened bid on a request that is not opened does not', 'bid', { request: open, bidStatus: 'opened' }, 'sealed'],
  ...sealedStates.map((bidStatus): Row => [`a ${bidStatus} bid does not`, 'bid', { request: opened, bidStatus }, 'sealed']),
  ...openedStates.map((bidStatus): Row => [`a bid that is ${bidStatus} may`, 'bid', { request: opened, bidStatus }, null]),
  ...leavingKinds.flatMap((kind): Row[] => [
    [`${kind} under an NDA does not`, kind, { request: nda, bidStatus: 'won' }, 'confidential'],
    [`${kind} does not while its switch is off`, kind, { isKindAllowed: false, request: opened, bidStatus: 'won' }, 'kind'],
  ]),
])('%s', (_, kind, facts, why) => {
  expect(whyNotLeave({ kind, isKindAllowed: true, request: open, bidStatus: null, ...facts })).toBe(why)
})
