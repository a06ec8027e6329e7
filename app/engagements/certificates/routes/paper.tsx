import { db } from '~/platform/database.server'
import { attachment } from '~/platform/files.server'
import { found } from '~/platform/gate.server'
import { gateEngagement } from '../../gate.server'
import { paperOf } from '../queries.server'
import type { Route } from './+types/paper'

export const handle = { policy: 'certificates.paper' }

const gate = (args: Route.LoaderArgs) => gateEngagement(db, args)

/** The printed certificate as it was kept, byte for byte. */
export async function loader(args: Route.LoaderArgs) {
  const { engagement } = await gate(args)
  const { number, pdf } = found(await paperOf(db, engagement.id))
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Length': String(pdf.length),
      'Content-Disposition': attachment(`${number}.pdf`),
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
