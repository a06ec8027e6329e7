import type { LanguageTag } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { Diff } from '~/ui/diff'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { fieldName } from '../../field-name'
import type { ImportPlan, PlanRow } from '../job-import'
import { xliffVersions } from '../xliff'

interface ImportPageProps {
  task: { id: string; sourceLanguage: LanguageTag; targetLanguage: LanguageTag; title: string }
  /** Whether this person holds the task for writing. */
  canImport: boolean
  plan: ImportPlan | null
  fileName: string | null
  refused: string | null
  answer: Answer | undefined
}

/** A task out to a translation tool and back: two files to take along, one to bring, and what it would change. */
export function ImportPage({ task, canImport, plan, fileName, refused, answer }: ImportPageProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/${task.id}`
  const { error, summary } = useAnswer(answer)
  return (
    <>
      <title>{t('translations:exchange.title')}</title>
      <PageHeader
        back={{ to: base, label: t('translations:preview.back') }}
        kicker={t('translations:exchange.title')}
        title={task.title}
        lang={task.sourceLanguage}
      />
      {refused ? <Notice tone="problem" announce title={t(`translations:reason.${refused}`)} /> : null}
      <ErrorSummary errors={summary} />
      <section className="mb-8 max-w-reading">
        <h2 className="mb-2 text-lg">{t('translations:exchange.out')}</h2>
        <p className="mb-3 text-ink-soft">{t('translations:exchange.outHint')}</p>
        <div className="flex flex-wrap gap-3">
          {xliffVersions.map((version) => (
            <a key={version} href={`${base}/export.xlf?version=${version}`} download className={buttonLook('secondary')}>
              <Icon name="download" />
              {t('translations:exchange.download', { version })}
            </a>
          ))}
        </div>
      </section>
      <section className="mb-8">
        <h2 className="mb-2 text-lg">{t('translations:exchange.back')}</h2>
        {canImport ? (
          <Form action={`${base}/import`} encType="multipart/form-data">
            <FileField
              name="file"
              label={t('translations:exchange.file')}
              hint={t('translations:exchange.fileHint')}
              accept=".xlf,.xliff"
              error={error('file')}
            />
            <SubmitButton variant={plan ? 'secondary' : 'primary'}>{t('translations:exchange.look')}</SubmitButton>
          </Form>
        ) : (
          <Notice title={t('translations:exchange.holderOnly')} />
        )}
      </section>
      {plan ? <Plan plan={plan} fileName={fileName ?? ''} targetLanguage={task.targetLanguage} base={base} /> : null}
    </>
  )
}

/** Rows that one page shows; the counts above are of all. */
const shownRows = 200

function Plan({ plan, fileName, targetLanguage, base }: { plan: ImportPlan; fileName: string; targetLanguage: LanguageTag; base: string }) {
  const { t } = useWords()
  const count = (verdict: PlanRow['verdict']) => plan.rows.filter((row) => row.verdict === verdict).length
  const facts = [
    ['change', count('change')],
    ['confirm', count('confirm')],
    ['kept', count('conflict') + count('otherSource')],
    ['tooLong', count('tooLong')],
    ['comments', plan.comments.length],
    ['unchanged', plan.unchanged],
    ['missing', plan.missing],
    ['unknown', plan.unknown],
  ] as const
  const isEmpty = plan.rows.every(({ verdict }) => verdict === 'tooLong') && plan.comments.length === 0
  return (
    <section id="plan" className="mb-8">
      <h2 className="mb-2 text-lg">
        {t('translations:exchange.plan')} <bdi className="text-ink-soft">{fileName}</bdi>
      </h2>
      <ul className="mb-4 list-disc ps-5">
        {facts.flatMap(([name, number]) =>
          number > 0 ? [<li key={name}>{t(`translations:exchange.will.${name}`, { count: number })}</li>] : [],
        )}
      </ul>
      {isEmpty ? (
        <Notice title={t('translations:exchange.nothing')} />
      ) : (
        <Form action={`${base}/import/confirm`} className="mb-5">
          <p className="mb-3 text-ink-soft">{t('translations:exchange.review')}</p>
          <SubmitButton>{t('translations:exchange.confirm')}</SubmitButton>
        </Form>
      )}
      <Table<PlanRow>
        caption={t('translations:exchange.plan')}
        hideCaption
        rows={plan.rows.slice(0, shownRows)}
        rowKey={({ segmentId }) => segmentId}
        empty={null}
        columns={[
          {
            key: 'sentence',
            header: t('translations:exchange.sentence'),
            lead: true,
            cell: ({ number, field }) => `${number} · ${fieldName(t, field)}`,
          },
          {
            key: 'words',
            header: t('translations:exchange.words'),
            cell: ({ current, incoming }) =>
              current === '' ? (
                <span lang={targetLanguage}>{incoming}</span>
              ) : (
                <Diff before={current} after={incoming} lang={targetLanguage} />
              ),
          },
          { key: 'what', header: t('translations:exchange.what'), cell: ({ verdict }) => t(`translations:exchange.verdict.${verdict}`) },
        ]}
      />
      {plan.rows.length > shownRows ? (
        <p className="mt-2 text-ink-soft text-sm">{t('translations:exchange.more', { count: plan.rows.length - shownRows })}</p>
      ) : null}
    </section>
  )
}
