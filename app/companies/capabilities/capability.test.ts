import { expect, test } from 'vitest'
import { parseForm } from '~/platform/forms.server'
import { holds } from './capability'
import { capabilitiesOf, capabilitySchema } from './capability-form'

function read(fields: Record<string, string | string[]>) {
  const form = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
  return parseForm(form, capabilitySchema)
}

test('what was typed becomes capabilities, without empty lines', () => {
  const form = read({
    verticals: ['retail', 'utilities'],
    teamSize: '40',
    certificate1: '',
    expires1: '',
    certificate2: ' ISO 9001 ',
    expires2: '2027-03-31',
    certificate3: 'CMMI 3',
  })
  expect(form.ok && capabilitiesOf(form.value)).toEqual({
    verticals: ['retail', 'utilities'],
    teamSize: 40,
    certificates: [
      { name: 'ISO 9001', expiresOn: '2027-03-31' },
      { name: 'CMMI 3', expiresOn: null },
    ],
  })
  const one = read({ verticals: 'retail' })
  expect(one.ok && capabilitiesOf(one.value)).toEqual({ verticals: ['retail'], teamSize: null, certificates: [] })
})

test('a day that is none, a day without its certificate and half a person are told at their fields', () => {
  const errorsOf = (fields: Record<string, string>) => {
    const form = read(fields)
    return form.ok ? [] : Object.keys((form.invalid.data as { errors: object }).errors)
  }
  expect(errorsOf({ certificate1: 'ISO 9001', expires1: '2027-02-30' })).toEqual(['expires1'])
  expect(errorsOf({ expires2: '2027-03-31' })).toEqual(['certificate2'])
  expect(errorsOf({ teamSize: '1.5' })).toEqual(['teamSize'])
  expect(errorsOf({ teamSize: 'many' })).toEqual(['teamSize'])
  expect(errorsOf({ verticals: 'farming' })).not.toEqual([])
})

test('a certificate holds on its last day and no longer', () => {
  expect(holds({ name: 'x', expiresOn: '2027-03-31' }, '2027-03-31')).toBe(true)
  expect(holds({ name: 'x', expiresOn: '2027-03-31' }, '2027-04-01')).toBe(false)
  expect(holds({ name: 'x', expiresOn: null }, '2099-01-01')).toBe(true)
})
