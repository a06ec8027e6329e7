import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** The watch begins with the module, so both stand on a told clock. */
let watchBody: typeof import('./body.server').watchBody
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval'] })
  vi.resetModules()
  ;({ watchBody } = await import('./body.server'))
})
afterEach(() => {
  vi.useRealTimers()
})

/** A body of so many bytes every second for a minute; when it was refused, and with what. */
function sendingSlowly(bytesASecond: number) {
  const request = new IncomingMessage(new Socket())
  const refusals: [second: number, status: number][] = []
  let second = 0
  watchBody(request, { upload: 10_000_000 }, (status) => refusals.push([second, status]))
  request.resume()
  for (second = 1; second <= 60; second++) {
    if (bytesASecond > 0) request.push(Buffer.alloc(bytesASecond))
    request.read()
    vi.advanceTimersByTime(1_000)
  }
  request.destroy()
  return refusals
}

test('a body that stands still or trickles is given up after half a minute; a slow line is served', () => {
  expect(sendingSlowly(0)).toEqual([[31, 408]])
  expect(sendingSlowly(1_000)).toEqual([[31, 408]])
  expect(sendingSlowly(5_000)).toEqual([])
})
