import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { db } from '~/platform/database.server'
import { createDraft } from '~/requests/commands.server'

export interface Durable {
  /** Milliseconds, one value per write. */
  created: number[]
  /** Milliseconds of writing one page of 4 KB and syncing it, taken between the others. */
  synced: number[]
}

/** Begins requests one after the other, each acknowledged only when it is on disk, and syncs a file of its own in between. */
export async function timeCreation(task: { directory: string; count: number; actorId: string; companyId: string }): Promise<Durable> {
  const { directory, count, actorId, companyId } = task
  const path = join(directory, 'fsync')
  const file = openSync(path, 'w')
  const page = Buffer.alloc(4096, 1)
  const [created, synced]: [number[], number[]] = [[], []]
  for (let n = 0; n < count + 30; n++) {
    const atFile = performance.now()
    writeSync(file, page)
    fsyncSync(file)
    const atCreate = performance.now()
    const answer = await createDraft(db, { actorId, companyId, language: 'zh-CN', description: { title: `齿轮车间设备联网 ${n}` } })
    const done = performance.now()
    if (!answer.ok) throw new Error('A request was refused')
    if (n < 30) continue
    synced.push(atCreate - atFile)
    created.push(done - atCreate)
  }
  closeSync(file)
  rmSync(path)
  return { created, synced }
}
