import type { Volley } from './bench-load'

/** What a helping process of the benchmark can be asked, one question at a time. */
export interface Roles {
  seed: (task: { path: string; count: number }) => Promise<import('./bench-seed').Seeded>
  floor: (task: { path: string; furniture: import('./bench-floor').Furniture }) => Promise<{ port: number }>
  load: (task: Volley) => Promise<void>
  queries: (task: { paths: string[]; corridor: string }) => Promise<import('./bench-queries').QueryTimes[]>
  siege: (task: import('./bench-overload').Siege) => Promise<import('./bench-overload').Sieged>
  routes: (task: { url: string }) => Promise<{ own: number; more: number; routes: number }>
  session: (task: { kind: 'vendor' | 'buyer' }) => Promise<{ token: string; ref: string }>
  durable: (task: { directory: string; count: number; actorId: string; companyId: string }) => Promise<import('./bench-durable').Durable>
}

const roles: Roles = {
  seed: async ({ path, count }) => (await import('./bench-seed')).seed(path, count),
  async floor({ path, furniture }) {
    const { serveFloor } = await import('./bench-floor')
    return new Promise((resolve) => serveFloor(path, furniture, (port) => resolve({ port })))
  },
  load: async (volley) => (await import('./bench-load')).fire(volley),
  queries: async (task) => (await import('./bench-queries')).timeQueries(task),
  siege: async (task) => (await import('./bench-overload')).besiege(task),
  routes: async (task) => (await import('./bench-routes')).timeRoutes(task),
  session: async ({ kind }) => (await import('./bench-session')).openSession(kind),
  durable: async (task) => (await import('./bench-durable')).timeCreation(task),
}

/** Answers tasks that come over the channel until the process is ended. */
export function play(name: string): void {
  const role = roles[name as keyof Roles] as ((task: unknown) => Promise<unknown>) | undefined
  if (!role) throw new Error(`There is no role ${name}`)
  process.on('message', async (message: { task?: unknown }) => {
    if (typeof message !== 'object') return
    try {
      process.send?.({ answer: await role(message.task) })
    } catch (error) {
      process.send?.({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  })
}
