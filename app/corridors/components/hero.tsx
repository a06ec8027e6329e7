import { SearchBox } from '~/discovery/components/search-box'
import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'

export interface Sample {
  title: string
  summary: string
}

/** What this is, in one sentence, and the two doors. Beside it the same request in both languages: a real one, the newest. */
export function Hero({ sample, isVisitor }: { sample: { own: Sample; other: Sample; isOriginal: boolean } | null; isVisitor: boolean }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  return (
    <section className="grid items-center gap-x-12 gap-y-8 py-4 sm:py-8 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div>
        <h1 className="text-[clamp(1.75rem,1.35rem+1.8vw,2.5rem)] leading-tight">{t('home:title')}</h1>
        <p className="mt-4 max-w-reading text-ink-soft text-lg">{t('home:lead')}</p>
        <SearchBox to="/search" label={t('discovery:box.all')} className="mt-6 max-w-reading" />
        <div className="mt-6 grid gap-4 sm:grid-cols-2">
          <Door
            title={t('home:door.buyer.title')}
            body={t('home:door.buyer.body')}
            to={isVisitor ? `${base}/sign-up?as=buyer` : `${base}/desk`}
            label={t(isVisitor ? 'home:door.buyer.open' : 'common:nav.desk')}
            isFirst={language === 'zh-CN'}
          />
          <Door
            title={t('home:door.vendor.title')}
            body={t('home:door.vendor.body')}
            to={isVisitor ? `${base}/sign-up?as=vendor` : `${base}/requests`}
            label={t(isVisitor ? 'home:door.vendor.open' : 'common:nav.requests')}
            isFirst={language === 'en'}
          />
        </div>
      </div>
      {sample ? (
        <figure className="rounded-lg border border-line bg-surface shadow-floating">
          <Half sample={sample.own} chip={sample.isOriginal ? 'original' : 'verified'} />
          <div className="border-line border-t border-dashed" />
          <div className="text-ink-soft" lang={otherLanguage(language)}>
            <Half sample={sample.other} chip={sample.isOriginal ? 'verified' : 'original'} />
          </div>
          <figcaption className="rounded-b-lg bg-sunken px-5 py-3 text-ink-soft text-sm" lang={language}>
            {t('home:sample')}
          </figcaption>
        </figure>
      ) : null}
    </section>
  )
}

function Half({ sample, chip }: { sample: Sample; chip: 'original' | 'verified' }) {
  const { t, language } = useWords()
  return (
    <div className="p-5">
      <span lang={language}>
        <Chip tone={chip === 'verified' ? 'good' : 'neutral'} icon={chip === 'verified' ? 'shield' : 'edit'}>
          {t(`translations:provenance.${chip}`)}
        </Chip>
      </span>
      <p className="mt-2 font-semibold">{sample.title}</p>
      <p className="mt-1 line-clamp-3 text-sm">{sample.summary}</p>
    </div>
  )
}

/** The reader's own door is the one button that stands out. */
function Door({ title, body, to, label, isFirst }: { title: string; body: string; to: string; label: string; isFirst: boolean }) {
  return (
    <div className={`flex flex-col rounded-lg border border-line bg-surface p-5 shadow-raised ${isFirst ? '' : 'order-2'}`}>
      <h2 className="text-lg">{title}</h2>
      <p className="mt-1.5 mb-4 text-ink-soft text-sm">{body}</p>
      <LinkButton to={to} variant={isFirst ? 'primary' : 'secondary'} className="mt-auto self-start">
        {label}
      </LinkButton>
    </div>
  )
}
