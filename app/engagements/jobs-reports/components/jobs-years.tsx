import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { figureNames, figureText } from '../jobs-report'
import type { JobsYear, ShownReport } from '../queries.server'

/** Both sides' figures of each year beside each other; where they differ, it is said. */
export function JobsYears({ years, now }: { years: readonly JobsYear[]; now: string }) {
  const { t, language } = useWords()
  return years.map(({ year, buyer, vendor, differing }) => (
    <section key={year} className="mb-8">
      <h2 className="mb-3 text-lg">{t('outcomes:year', { year })}</h2>
      {differing.length > 0 ? (
        <Notice tone="warning" title={t('outcomes:jobs.differ')}>
          {differing.map((name) => t(`outcomes:jobs.${name}`)).join(language === 'zh-CN' ? '、' : ', ')}
        </Notice>
      ) : null}
      <div className="grid gap-4 md:grid-cols-2">
        <Side side="buyer" report={buyer} now={now} />
        <Side side="vendor" report={vendor} now={now} />
      </div>
    </section>
  ))
}

function Side({ side, report, now }: { side: 'buyer' | 'vendor'; report: ShownReport | null; now: string }) {
  const { t } = useWords()
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface p-4">
      <h3 className="mb-2 text-base">{t(`engagements:facts.${side}`)}</h3>
      {report ? (
        <>
          <dl className="mb-3 space-y-1">
            {figureNames.map((name) => (
              <div key={name} className="flex justify-between gap-4">
                <dt className="text-ink-soft text-sm">{t(`outcomes:jobs.${name}`)}</dt>
                <dd className="tabular-nums">{figureText(name, report[name])}</dd>
              </div>
            ))}
          </dl>
          <p className="text-ink-soft text-sm">
            <bdi>{report.by}</bdi> <Instant at={report.at} now={now} hint={false} />
          </p>
          {report.evidence ? (
            <DocumentSheet view={report.evidence} className="mt-3">
              <DocumentText view={report.evidence} field="evidence" />
            </DocumentSheet>
          ) : null}
        </>
      ) : (
        <p className="text-ink-soft">{t('outcomes:jobs.notStated')}</p>
      )}
    </section>
  )
}
