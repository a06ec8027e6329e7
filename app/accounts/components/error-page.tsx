import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Shell, type ShellActor } from './shell'

interface RootData {
  actor: ShellActor | null
  isDemo: boolean
  icpNumber: string | null
  requestId: string
}

const known = [400, 403, 404, 409, 413, 415, 422, 429, 503]

/** What went wrong, whose fault it was, and the way on; our own faults carry the number that finds them in the log. */
export function ErrorPage({ status, root }: { status: number; root: RootData | null }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const kind = known.includes(status) ? String(status) : status < 500 ? '400' : '500'
  return (
    <Shell actor={root?.actor ?? null} isDemo={root?.isDemo ?? false} icpNumber={root?.icpNumber ?? null}>
      <div className="max-w-reading py-10">
        <title>{t(`common:error.${kind}.title`)}</title>
        <p className="text-ink-faint text-sm tabular-nums">{status}</p>
        <h1>{t(`common:error.${kind}.title`)}</h1>
        <p className="mt-3">{t(`common:error.${kind}.body`)}</p>
        {status >= 500 && root?.requestId ? (
          <p className="mt-3 text-ink-soft text-sm">{t('common:error.incident', { id: root.requestId })}</p>
        ) : null}
        <div className="mt-6 flex flex-wrap gap-3">
          <LinkButton to={base}>{t('common:nav.home')}</LinkButton>
          <LinkButton to={`${base}/requests`} variant="secondary">
            {t('common:nav.requests')}
          </LinkButton>
        </div>
      </div>
    </Shell>
  )
}
