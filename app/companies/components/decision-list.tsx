import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'

interface Decision {
  id: string
  decision: string
  registry: string
  note: string
  createdAt: string
  moderator: string
}

/** What moderators decided about a company, newest first. */
export function DecisionList({ decisions, lang }: { decisions: readonly Decision[]; lang: string }) {
  const { t } = useWords()
  if (decisions.length === 0) return <p className="text-ink-soft">{t('companies:staff.noHistory')}</p>
  return (
    <ol className="space-y-4">
      {decisions.map(({ id, decision, registry, note, createdAt, moderator }) => (
        <li key={id} className="border-line border-s-3 ps-3">
          <p>
            <strong>{t(`companies:decision.${decision}`)}</strong>
            {registry ? ` · ${t(`companies:registryShort.${registry}`)}` : null}
          </p>
          <p lang={lang} className="whitespace-pre-line">
            <bdi>{note}</bdi>
          </p>
          <p className="text-ink-soft text-sm">
            <bdi>{moderator}</bdi>
            {' · '}
            <Instant at={createdAt} />
          </p>
        </li>
      ))}
    </ol>
  )
}
