import { type Portal, portalEnvironment, runScript, startPortal, startRole, type Worker } from './bench-process'
import type { Fact } from './bench-report'

const ms = 5_000
const connections = 12

/**
 * Two servers on one PostgreSQL against one of them, on signed-in boards. The machine's cores are shared by the servers, PostgreSQL and those who
 * ask, so beside the throughput as it was here stands what two machines would reach: twice one node's, times how much CPU a page costs more.
 */
export async function nodeFacts(directory: string): Promise<Fact[]> {
  const { startCluster } = await import('../tests/setup/postgres-cluster')
  const cluster = await startCluster({ isSynced: true })
  const environment = { DATABASE_URL: cluster.url, DEMO: '1' }
  const parts: { stop(): Promise<unknown> }[] = [cluster]
  try {
    for (const script of ['migrate', 'seed']) await runScript(script, { ...portalEnvironment(directory, 1), ...environment })
    const signer = startRole('session', { ...portalEnvironment(directory, 1), ...environment })
    const { token } = await signer.ask({ kind: 'vendor' })
    await signer.stop()
    const nodes: { node: Portal; load: Worker<'siege'> }[] = []
    for (let n = 0; n < 2; n++) {
      const node = await startPortal(directory, environment)
      parts.unshift(node)
      nodes.push({ node, load: startRole('siege') })
      parts.unshift(nodes[n]!.load)
    }
    const ask = async (some: typeof nodes) => {
      const before = await Promise.all(some.map(({ node }) => node.usage()))
      const answers = await Promise.all(
        some.map(({ node, load }) =>
          load.ask({
            url: `${node.origin}/en/requests`,
            headers: { cookie: `session=${token}` },
            ms,
            connections: connections / some.length,
          }),
        ),
      )
      const after = await Promise.all(some.map(({ node }) => node.usage()))
      if (answers.some(({ failed, turnedAway }) => failed + turnedAway.length > 0)) throw new Error('A node did not answer')
      const count = answers.reduce((sum, { served }) => sum + served.length, 0)
      const cpu = after.reduce((sum, { cpuMs }, at) => sum + cpuMs - before[at]!.cpuMs, 0)
      return { perSecond: (count * 1000) / ms, cpu: cpu / count }
    }
    await ask(nodes)
    const [one, two] = [await ask(nodes.slice(0, 1)), await ask(nodes)]
    const reach = (2 * one.cpu) / two.cpu
    return [
      {
        name: 'two nodes on PostgreSQL, as measured here',
        value: `${Math.round(one.perSecond)} → ${Math.round(two.perSecond)} pages/s (${(two.perSecond / one.perSecond).toFixed(2)} ×)`,
      },
      {
        name: 'two nodes on PostgreSQL, with a core each',
        value: `${one.cpu.toFixed(2)} → ${two.cpu.toFixed(2)} ms CPU a page (${reach.toFixed(2)} ×)`,
        ...{ goal: '≥ 1.8 ×', isReached: reach >= 1.8 },
      },
    ]
  } finally {
    for (const part of parts) await part.stop()
  }
}
