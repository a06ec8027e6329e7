import { expect, test } from 'vitest'
import { loggable } from './log.server'

test('a URL in the log has neither the values of its query nor the token of a mailed link', () => {
  const token = 'qhg8wAClKuI9abj-Fa6N_GKSgV-bA6GsFlwzHOyLF9s'
  expect(loggable(`/zh/reset-password/${token}`)).toBe('/zh/reset-password/***')
  expect(loggable(`/en/invitations/${token}/follow`)).toBe('/en/invitations/***/follow')
  expect(loggable(`/en/verify-email/${token}.data?_routes=x&q=li@example.com`)).toBe('/en/verify-email/***.data?_routes&q')
  const signed = `0198c7a1-7b1e-7c3a-9d55-0242ac120002.bids.${token}`
  expect(loggable(`/zh/unsubscribe/${signed}`)).toBe('/zh/unsubscribe/***')
  expect(loggable(`/zh/unsubscribe/${signed}.data?_routes=x`)).toBe('/zh/unsubscribe/***.data?_routes')
  expect(loggable(`/zh/unsubscribe/${signed.replaceAll('.', '%2E')}`)).toBe('/zh/unsubscribe/***')
  expect(loggable(`/zh/unsubscribe/${signed}%20`)).toBe('/zh/unsubscribe/***')
  expect(loggable('/en/staff/people/0198c7a1-7b1e-7c3a-9d55-0242ac120002/role')).toBe(
    '/en/staff/people/0198c7a1-7b1e-7c3a-9d55-0242ac120002/role',
  )
  expect(loggable('/en/requests/R-4K7P2MXW')).toBe('/en/requests/R-4K7P2MXW')
})
