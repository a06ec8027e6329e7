import type { DayText, Vertical } from '#db/schema'

/** Certificates that one vendor states. */
export const mostCertificates = 6
export const longestCertificate = 80

export interface Certificate {
  name: string
  /** Last day on which it holds; null for one that does not run out. */
  expiresOn: DayText | null
}

export interface Capabilities {
  verticals: Vertical[]
  teamSize: number | null
  certificates: Certificate[]
}

export const noCapabilities: Capabilities = { verticals: [], teamSize: null, certificates: [] }

const rows = Array.from({ length: mostCertificates }, (_, index) => index + 1)

/** Names of the fields of the n-th certificate. */
export const certificateFields = rows.map((number) => ({ name: `certificate${number}`, expiresOn: `expires${number}` }))
export const capabilityOrder = ['verticals', 'teamSize', ...certificateFields.flatMap(({ name, expiresOn }) => [name, expiresOn])]

/** Whether a certificate still holds on a day. */
export const holds = ({ expiresOn }: Certificate, today: DayText): boolean => expiresOn === null || expiresOn >= today
