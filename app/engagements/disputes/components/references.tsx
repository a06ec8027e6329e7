import { useWords } from '~/platform/i18n/words'
import type { ReferableThings } from '../queries.server'

/** The criteria and delivered files that a dispute is about, each with the way to it. */
export function References({ references: { criteria, files }, path }: { references: ReferableThings; path: string }) {
  const { t } = useWords()
  return (
    <section className="mb-6 max-w-reading">
      <h2 className="mb-1 text-lg">{t('disputes:reference.title')}</h2>
      <ul className="divide-y divide-line">
        {criteria.map(({ id, milestone, number, text, language }) => (
          <li key={id}>
            <a href={`${path}/milestones/${milestone}`} className="inline-flex min-h-11 items-center">
              {t('disputes:reference.place', { milestone, number })}
            </a>
            <p lang={language} className="mb-2 whitespace-pre-line text-ink-soft text-sm">
              {text}
            </p>
          </li>
        ))}
        {files.map(({ id, milestone, round, name, sha256 }) => (
          <li key={id}>
            <a href={`${path}/milestones/${milestone}/files/${id}`} download className="inline-flex min-h-11 items-center">
              {t('disputes:reference.file', { milestone, round, name })}
            </a>
            <p className="mb-2 break-all text-ink-faint text-xs">
              <code>{`SHA-256 ${sha256}`}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
