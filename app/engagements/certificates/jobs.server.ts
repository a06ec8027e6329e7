import { config } from '~/platform/config.server'
import type { JobHandlers } from '~/platform/jobs.server'
import { keepPaper } from './commands.server'
import { printCertificate } from './paper.server'
import { unprinted } from './queries.server'

/** Printing takes a quarter of a second: nobody's page waits for it. */
export const certificateJobs: JobHandlers = {
  certificatePaper: async (db, { payload }) => {
    const certificateId = String(payload.certificateId)
    const certificate = await unprinted(db, certificateId)
    if (!certificate) return
    await keepPaper(db, { certificateId, pdf: await printCertificate({ ...certificate, origin: config.origin }) })
  },
}
