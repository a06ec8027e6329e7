import type { InstantText } from '#db/schema'

/** What a vendor holds in its hand about one version of its bid. */
export interface Receipt {
  number: number
  commitment: string | null
  submittedAt: InstantText
  submittedBy: string
  /** Number of the revision of the request that the version answers. */
  requestRevision: number
  nonceOpened: string | null
  contentOpened: string | null
}

/** The rule by which anybody recomputes a commitment, in one line. */
export const commitmentRule = 'SHA-256( canonical JSON of the content, RFC 8785, UTF-8 || 32 bytes of the nonce )'

/** A command that recomputes it on any Unix machine from a receipt file. */
export const commitmentCommand =
  "(jq -j '.versions[0].content' receipt.json; jq -j '.versions[0].nonce' receipt.json | xxd -r -p) | sha256sum"

/** The receipts as JSON text; newest version first. Content and nonce are null until the opening. */
export const receiptFile = ({ request, bid, receipts }: { request: string; bid: string; receipts: readonly Receipt[] }): string =>
  `${JSON.stringify(
    {
      request,
      bid,
      algorithm: commitmentRule,
      versions: receipts.map(({ number, commitment, submittedAt, requestRevision, nonceOpened, contentOpened }) => ({
        version: number,
        commitment,
        submittedAt,
        requestRevision,
        nonce: nonceOpened,
        content: contentOpened,
      })),
    },
    null,
    2,
  )}\n`
