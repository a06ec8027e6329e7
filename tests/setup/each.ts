import { afterAll, afterEach, expect, vi } from 'vitest'
import { closeDatabases, leaveRoom } from './database'

// Anything said on console.error is a defect: React's complaints, unhandled cases, forgotten logs.
const complaint = vi.spyOn(console, 'error')

afterEach(closeDatabases)
afterAll(leaveRoom)
afterEach(() => {
  const said = complaint.mock.calls.map((call) => call.map(String).join(' '))
  complaint.mockClear()
  expect(said, 'console.error was called').toEqual([])
})

if (typeof document !== 'undefined') {
  // jsdom's own URLSearchParams is not the one that Node's Request accepts as a body.
  const { URLSearchParams } = await import('node:url')
  globalThis.URLSearchParams = URLSearchParams as typeof globalThis.URLSearchParams
  await import('@testing-library/jest-dom/vitest')
  const { cleanup, configure } = await import('@testing-library/react')
  // Only as long as it takes; a busy machine takes longer.
  configure({ asyncUtilTimeout: 20_000 })
  afterEach(cleanup)
}
