import type { JobTable } from '#db/schema'

export type Lane = JobTable['lane']

/**
 * Lanes of jobs lie side by side, each with how many of its jobs a process does at a time. `own` holds what waits for nobody outside: openings,
 * publications, indexing, one after the other as they fall due. A mail server or a company's program that hangs keeps those waiting that wait for its like,
 * and nobody else.
 */
export const lanes: Record<Lane, number> = { own: 1, mail: 2, webhooks: 8, machine: 1, files: 1 }

/** Kinds of jobs that wait for other machines. */
export const outward: Record<string, Exclude<Lane, 'own'>> = {
  sendMail: 'mail',
  webhookDeliver: 'webhooks',
  draftByMachine: 'machine',
  importMemory: 'files',
  removeStoredFile: 'files',
}

export const laneOf = (kind: string): Lane => outward[kind] ?? 'own'
