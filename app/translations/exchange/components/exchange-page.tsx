import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { formatCount } from '~/ui/format-count'
import { Icon } from '~/ui/icon'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Progress } from '~/ui/progress'
import { useRereading } from '~/ui/rereading'
import type { MemoryImport } from '../queries.server'
import type { Brought } from '../term-import'

/** How often the page looks how far an import is: for an hour. */
const mostLooks = 1_800

export interface ExchangePageProps {
  imports: readonly MemoryImport[]
  now: string
  /** What the last file of terms brought. */
  brought: Brought | null
  answer?: Answer | undefined
}

/** The memory and the term base as files: out, and in. */
export function ExchangePage({ imports, now, brought, answer }: ExchangePageProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/exchange`
  const { error, summary } = useAnswer(answer)
  const isRunning = imports.some(({ status }) => status === 'running')
  useRereading(isRunning, mostLooks)
  return (
    <>
      <title>{t('translations:exchange.files')}</title>
      {isRunning ? (
        <noscript>
          <meta httpEquiv="refresh" content="5" />
        </noscript>
      ) : null}
      <PageHeader
        back={{ to: `/${segmentOf(language)}/translate`, label: t('translations:task.back') }}
        title={t('translations:exchange.files')}
        sub={t('translations:exchange.filesHint')}
      />
      <ErrorSummary errors={summary} />
      <section className="mb-10">
        <h2 className="mb-3 text-lg">{t('translations:exchange.memory')}</h2>
        <Downloads
          files={[
            [`${base}/memory.tmx?source=zh-CN`, t('translations:exchange.tmx', { direction: t('translations:direction.en') })],
            [`${base}/memory.tmx?source=en`, t('translations:exchange.tmx', { direction: t('translations:direction.zh-CN') })],
            [`${base}/memory.csv`, t('translations:exchange.table')],
          ]}
        />
        {/* Empty again once a file is taken. */}
        <Form key={imports[0]?.id} action={`${base}/memory`} encType="multipart/form-data">
          <FileField
            name="memory"
            label={t('translations:exchange.memoryFile')}
            hint={t('translations:exchange.memoryHint')}
            accept=".tmx,.csv"
            error={error('memory')}
          />
          <SubmitButton>{t('translations:exchange.begin')}</SubmitButton>
        </Form>
        {imports.length > 0 ? (
          <ul className="mt-6 space-y-4">
            {imports.map((each) => (
              <li key={each.id} className="rounded-lg border border-line bg-surface p-4">
                <ImportLine line={each} base={base} now={now} />
              </li>
            ))}
          </ul>
        ) : null}
      </section>
      <section id="term-base" className="mb-8">
        <h2 className="mb-3 text-lg">{t('translations:exchange.terms')}</h2>
        {brought ? (
          <Notice tone="success" announce title={t('translations:exchange.brought.title')}>
            <ul className="list-disc ps-5">
              {(['added', 'merged', 'same', 'apart', 'incomplete'] as const).flatMap((name) =>
                brought[name] > 0 ? [<li key={name}>{t(`translations:exchange.brought.${name}`, { count: brought[name] })}</li>] : [],
              )}
            </ul>
          </Notice>
        ) : null}
        <Downloads
          files={[
            [`${base}/terms.tbx?version=2`, t('translations:exchange.tbx', { version: 2 })],
            [`${base}/terms.tbx?version=3`, t('translations:exchange.tbx', { version: 3 })],
          ]}
        />
        <Form action={`${base}/terms`} encType="multipart/form-data">
          <FileField
            name="terms"
            label={t('translations:exchange.termFile')}
            hint={t('translations:exchange.termHint')}
            accept=".tbx"
            error={error('terms')}
          />
          <SubmitButton variant="secondary">{t('translations:exchange.bring')}</SubmitButton>
        </Form>
      </section>
    </>
  )
}

const Downloads = ({ files }: { files: readonly (readonly [href: string, label: string])[] }) => (
  <div className="mb-6 flex flex-wrap gap-3">
    {files.map(([href, label]) => (
      <a key={href} href={href} download className={buttonLook('secondary')}>
        <Icon name="download" />
        {label}
      </a>
    ))}
  </div>
)

function ImportLine({ line, base, now }: { line: MemoryImport; base: string; now: string }) {
  const { t, language } = useWords()
  const { id, fileName, person, status, done, total, added, createdAt } = line
  return (
    <>
      <p className="font-semibold">
        <bdi>{fileName}</bdi>
      </p>
      <p className="mb-2 flex flex-wrap gap-x-3 text-ink-soft text-sm">
        <bdi>{person}</bdi>
        <Instant at={createdAt} now={now} />
      </p>
      <Progress label={t(`translations:exchange.status.${status}`)} value={done} max={total} />
      <p className="mt-1 text-ink-soft text-sm">
        {t('translations:exchange.gained', { count: added, shown: formatCount(added, language) })}
      </p>
      {status === 'done' ? null : (
        <Form action={`${base}/imports/${id}/${status === 'running' ? 'stop' : 'resume'}`} className="mt-3">
          <SubmitButton variant="secondary">
            {t(status === 'running' ? 'translations:exchange.stop' : 'translations:exchange.resume')}
          </SubmitButton>
        </Form>
      )}
    </>
  )
}
