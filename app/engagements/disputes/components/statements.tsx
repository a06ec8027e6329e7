import { useWords } from '~/platform/i18n/words'
import { SaidText } from '~/translations/components/said-text'
import { Instant } from '~/ui/instant'
import type { ShownDispute } from '../queries.server'

/** What was asked and said in mediation, in order: both sides read all of it. */
export function Statements({ statements, now }: { statements: ShownDispute['statements']; now: string }) {
  const { t } = useWords()
  if (statements.length === 0) return null
  return (
    <section className="mb-6">
      <h2 className="mb-2 text-lg">{t('disputes:statements')}</h2>
      <ol className="space-y-5">
        {statements.map(({ number, speaker, addressee, author, at, words }) => (
          <li key={number} className="border-line border-s-2 ps-4">
            <p className="mb-1 text-sm">
              <span className="font-semibold">{t(`disputes:speaker.${speaker}`)}</span>
              {addressee ? <span className="ms-2 text-ink-soft">{t(`disputes:asks.${addressee}`)}</span> : null}{' '}
              <bdi className="ms-2">{author}</bdi> <Instant at={at} now={now} hint={false} className="text-ink-soft" />
            </p>
            <SaidText view={words} field="text" />
          </li>
        ))}
      </ol>
    </section>
  )
}
