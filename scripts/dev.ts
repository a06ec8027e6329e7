import { createServer } from 'node:http'
import { createServer as createVite } from 'vite'

/**
 * Development: the front door and every page come through Vite, so an edit shows without a restart. The page's script is
 * exchanged in place; a change on the server is loaded with the next request.
 */
process.env.NODE_ENV = 'development'
process.env.DEMO ??= '1'
process.env.DATA_DIR ??= './data/dev'
const port = Number(process.env.PORT ?? 3000)

interface Portal {
  listener: (request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => void
}

const server = createServer()
const vite = await createVite({ server: { middlewareMode: true, ws: { server } }, appType: 'custom' })

const { migrate } = await vite.ssrLoadModule('./db/migrate.ts')
const { db } = await vite.ssrLoadModule('./app/platform/database.server.ts')
await migrate(db)

let loaded: unknown
let portal: Portal | undefined
async function currentPortal(): Promise<Portal> {
  const module = await vite.ssrLoadModule('./app/server.ts')
  if (module !== loaded || !portal) {
    loaded = module
    portal = module.createPortal() as Portal
    portalReady(module)
  }
  return portal
}

/** Jobs run by the first version that loads; a change to a job's handler needs a restart. */
let isWorking = false
function portalReady(module: Record<string, unknown>) {
  if (isWorking || process.env.WORKER === '0') return
  isWorking = true
  ;(module.startJobs as () => void)()
}

server.on('request', (request, response) => {
  vite.middlewares(request, response, async () => {
    try {
      const { listener } = await currentPortal()
      listener(request, response)
    } catch (error) {
      vite.ssrFixStacktrace(error as Error)
      console.error(error)
      response.statusCode = 500
      response.end((error as Error).stack)
    }
  })
})

server.listen(port, () =>
  process.stdout.write(
    `\n  Development: http://localhost:${port}\n  An empty board? Fill it with: npm run demo (which keeps its own data in data/demo)\n\n`,
  ),
)
