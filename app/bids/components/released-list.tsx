import { useWords } from '~/platform/i18n/words'

interface Released {
  ref: string
  commitment: string
  nonce: string
  content: string
}

/** Nonces and contents, for those concerned: the buyer sees all of them once all can be read, a bidder its own. */
export function ReleasedList({ released }: { released: readonly Released[] }) {
  const { t } = useWords()
  if (released.length === 0) return null
  return (
    <section className="mt-8">
      <h2 className="mb-1">{t('bids:commitments.released')}</h2>
      <p className="mb-3 max-w-reading text-ink-soft text-sm">{t('bids:commitments.releasedHint')}</p>
      {released.map(({ ref, commitment, nonce, content }) => (
        <details key={ref} className="mb-2 rounded-lg border border-line bg-surface p-4">
          <summary className="min-h-11 content-center font-semibold">{ref}</summary>
          <dl className="space-y-2 text-sm">
            {(
              [
                ['commitment', commitment],
                ['nonce', nonce],
                ['content', content],
              ] as const
            ).map(([name, text]) => (
              <div key={name}>
                <dt className="font-semibold">{t(`bids:receipt.${name}`)}</dt>
                <dd>
                  <code className="break-all font-mono">{text}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ))}
    </section>
  )
}
