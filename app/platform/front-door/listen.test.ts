import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { createBoundedServer, listen } from './listen.server'

/** Another thread asks twice on one connection, the second time when told to; answers what it heard or what happened to it. */
const asker = `
  const { parentPort, workerData } = require('node:worker_threads')
  const socket = require('node:net').connect(workerData.port, '127.0.0.1')
  const ask = () => socket.write('GET / HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n')
  socket.on('connect', ask)
  socket.on('data', (data) => parentPort.postMessage(String(data).split('\\r\\n')[0]))
  socket.on('error', (error) => parentPort.postMessage(error.code))
  socket.on('end', () => parentPort.postMessage('ended'))
  parentPort.on('message', ask)
`

test('a request that came in time is answered by a process that was held up past the time limit; an idle connection is let go', async () => {
  const server = createBoundedServer((_request, response) => response.end(), false)
  server.keepAliveTimeout = 200
  server.keepAliveTimeoutBuffer = 0
  const port = await listen(server, 0, '127.0.0.1')
  const worker = new Worker(asker, { eval: true, workerData: { port } })
  const heard = async () => ((await once(worker, 'message')) as [string])[0]
  expect(await heard()).toBe('HTTP/1.1 200 OK')
  worker.postMessage('again')
  // Nothing else happens in this thread meanwhile, as when a machine has other things to do.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600)
  expect(await heard()).toBe('HTTP/1.1 200 OK')
  expect(await heard()).toBe('ended')
  await worker.terminate()
  server.close()
})
