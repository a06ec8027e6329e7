import { expect, test } from 'vitest'
import { loggable } from './log.server'

test('a URL in the log has neither the values of its query nor the token of a mailed link', () => {
  const token = 'qhg8wAClKuI9abj-Fa6N_GKSgV-bA6GsFlwzHOyLF9s'
  expect(loggable(`/zh/reset-password/${token}`)).toBe('/zh/reset-password/***')
  expect(loggable(`/en/invitations/${token}/follow`)).toBe('/en/invitations/***/follow')
  expect(loggable(`/en/verify-email/${token}.data?_routes=x&q=li@example.com`)).toBe('/en/verify-email/***.data?_routes&q')
  expect(loggable('/en/requests/R-4K7P2MXW')).toBe('/en/requests/R-4K7P2MXW')
})
