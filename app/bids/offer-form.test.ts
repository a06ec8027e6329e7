import { describe, expect, test } from 'vitest'
import { parseForm } from '~/platform/forms.server'
import { offerSchema } from './offer-form'

const good: Record<string, string> = {
  requestRevisionId: 'revision',
  currency: 'INR',
  'coverage[0].key': 'r1',
  'coverage[0].answer': 'full',
  'coverage[0].note': '',
  'coverage[1].key': 'r2',
  'coverage[1].answer': 'partial',
  'coverage[1].note': 'Two taps.',
  approach: 'We begin with the grinders.',
  'milestones[0].title': 'Pilot',
  'milestones[0].what': 'Eight machines.',
  'milestones[0].price': '4.5 lakh',
  'milestones[0].weeks': '4',
  teamSize: '5',
  team: 'Two engineers.',
  assumptions: '',
  outOfScope: '',
  validityDays: '60',
}

function read(changes: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...good, ...changes })) form.set(name, value)
  return parseForm(form, offerSchema)
}

function errorsOf(changes: Record<string, string>) {
  const answer = read(changes)
  return answer.ok ? {} : answer.invalid.data.errors
}

describe('the bid form', () => {
  test('becomes an offer with whole minor units', () =>
    expect(read()).toMatchObject({
      ok: true,
      value: {
        requestRevisionId: 'revision',
        offer: {
          currency: 'INR',
          coverage: [
            { key: 'r1', answer: 'full', note: '' },
            { key: 'r2', answer: 'partial', note: 'Two taps.' },
          ],
          milestones: [{ title: 'Pilot', what: 'Eight machines.', priceMinor: 45_000_000, weeks: 4 }],
          teamSize: 5,
          assumptions: '',
          validityDays: 60,
        },
      },
    }))

  test('takes line ends as one kind and control characters out, of every text', () => {
    const typed = {
      approach: 'One.\r\nTwo\u0000.',
      team: '\u0007Two',
      'milestones[0].title': 'Pi\u0000lot',
      'coverage[0].note': '\u0000',
      assumptions: '\u0001',
    }
    expect(read(typed)).toMatchObject({
      ok: true,
      value: {
        offer: {
          approach: 'One.\nTwo.',
          team: 'Two',
          milestones: [{ title: 'Pilot' }],
          coverage: [{ note: '' }, { note: 'Two taps.' }],
          assumptions: '',
        },
      },
    })
    expect(errorsOf({ approach: '\u0000', outOfScope: 'x'.repeat(3_001) })).toEqual({
      approach: ['common:form.error.required'],
      outOfScope: ['common:form.error.tooLong|{"max":3000}'],
    })
  })

  test('speaks of a field that it does not know in the reader’s language, not in the validator’s', () =>
    expect(errorsOf({ discount: '10' })).toEqual({ '': ['common:form.error.outdated'] }))

  test('tells of what is wrong in the order of the form', () =>
    expect(Object.keys(errorsOf({ currency: 'EUR', approach: '', 'coverage[0].answer': '', teamSize: '' }))).toEqual([
      'coverage[0].answer',
      'approach',
      'currency',
      'teamSize',
    ]))

  test.each([
    ['a requirement without an answer', { 'coverage[0].answer': '' }, 'coverage[0].answer', 'common:form.error.requiredChoice'],
    ['partial coverage without a note', { 'coverage[1].note': '' }, 'coverage[1].note', 'bids:form.error.noteNeeded'],
    ['a price that reads two ways', { 'milestones[0].price': '1,50' }, 'milestones[0].price', 'bids:form.error.ambiguousPrice'],
    ['a price in another currency', { 'milestones[0].price': 'US$ 500' }, 'milestones[0].price', 'bids:form.error.otherCurrency'],
    ['no price at all', { 'milestones[0].price': '0' }, 'milestones[0].price', 'bids:form.error.noPrice'],
    ['half a week', { 'milestones[0].weeks': '1.5' }, 'milestones[0].weeks', 'common:form.error.outOfRange|{"min":1,"max":52}'],
    ['an offer that ends too soon', { validityDays: '7' }, 'validityDays', 'common:form.error.outOfRange|{"min":30,"max":180}'],
    [
      'prices that come to too much together',
      {
        'milestones[0].price': '9,000,000,000,000',
        'milestones[1].title': 'Rest',
        'milestones[1].what': 'The rest.',
        'milestones[1].price': '9,000,000,000,000',
        'milestones[1].weeks': '4',
      },
      'milestones[0].price',
      'bids:form.error.totalTooLarge',
    ],
    ['contact data', { team: 'Write to bids@sahyadri.example today.' }, 'team', 'bids:form.error.contact'],
    ['a currency of its own', { currency: 'EUR' }, 'currency', 'common:form.error.requiredChoice'],
  ])('names %s at its field', (_, changes, field, message) => expect(errorsOf(changes)).toMatchObject({ [field]: [message] }))

  test('takes no field that it does not know', () => expect(read({ status: 'won' }).ok).toBe(false))
})
