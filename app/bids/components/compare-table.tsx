import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import type { ComparedBid } from '../compare/comparison'
import { companyNameOf } from '../compare/comparison'
import { BidStatusChip } from './bid-status'
import type { CompareRow } from './compare-rows'
import { VendorTrust } from './vendor-trust'

/** Bids side by side: one column each, headings stay in sight. For wide screens and for paper. */
export function CompareTable({
  bids,
  rows,
  deeds,
}: {
  bids: readonly ComparedBid[]
  rows: readonly CompareRow[]
  /** What can still be done about a bid; null when everything is decided. */
  deeds: ((bid: ComparedBid) => ReactNode) | null
}) {
  const { t, language } = useWords()
  return (
    <section
      aria-label={t('bids:compare.title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="hidden overflow-x-auto rounded-lg border border-line bg-surface md:block print:block print:overflow-visible"
    >
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{t('bids:compare.title')}</caption>
        <thead>
          <tr className="border-line border-b bg-sunken align-top">
            <th scope="col" className="sticky start-0 z-10 w-52 min-w-40 bg-sunken px-4 py-3 text-start font-semibold">
              {t('bids:compare.vendor')}
            </th>
            {bids.map((bid) => (
              <th key={bid.ref} scope="col" className="min-w-60 px-4 py-3 text-start font-semibold">
                <bdi className="text-base">{companyNameOf(bid, language)}</bdi>
                <span className="mt-1 flex flex-wrap items-center gap-2 font-normal text-ink-soft text-xs">
                  <BidStatusChip status={bid.status} reader="buyer" />
                  <VendorTrust bid={bid} />
                  {bid.ref}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cell }) => (
            <tr key={key} className="border-line border-b align-top last:border-0">
              <th scope="row" className="sticky start-0 z-10 bg-surface px-4 py-3 text-start font-semibold">
                {head}
              </th>
              {bids.map((bid) => (
                <td key={bid.ref} className={`px-4 py-3 ${bid.status === 'disqualified' ? 'text-ink-faint' : ''}`}>
                  {cell(bid)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {deeds ? (
          <tfoot className="no-print">
            <tr className="align-top">
              <th scope="row" className="sticky start-0 z-10 bg-surface px-4 py-3 text-start font-semibold">
                {t('bids:compare.deeds')}
              </th>
              {bids.map((bid) => (
                <td key={bid.ref} className="px-4 py-3">
                  {deeds(bid)}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  )
}
