import { useWords } from '~/platform/i18n/words'
import { Instant } from '~/ui/instant'
import type { ProvenanceVersion } from '../provenance/queries.server'

/** The life of one version's translation, in the order in which it happened. */
export function VersionSteps({ version }: { version: ProvenanceVersion }) {
  const { t } = useWords()
  return (
    <section className="mb-4">
      <h3 className="mb-1 text-base">{t('translations:history.revision', { number: version.number })}</h3>
      <ol className="space-y-1 border-line border-s-3 ps-3">
        {version.steps.map(({ step, at, person }) => (
          <li key={step} className="flex flex-wrap gap-x-3">
            <span className="font-medium">{t(`translations:history.step.${step}`)}</span>
            {person ? <bdi>{person}</bdi> : null}
            <Instant at={at} className="text-ink-soft" />
          </li>
        ))}
      </ol>
    </section>
  )
}
