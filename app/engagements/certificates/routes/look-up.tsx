import { redirect } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { parseNumber } from '../certificate'
import { LookUpForm } from '../components/look-up-form'
import type { Route } from './+types/look-up'

export const handle = { policy: 'public', kept: true }

/** A number that can be one leads to its page; nothing is looked up here. */
export function loader({ request, params }: Route.LoaderArgs) {
  const typed = new URL(request.url).searchParams.get('number')
  const number = typed === null ? null : parseNumber(typed.slice(0, 60))
  if (number) throw redirect(`/${params.lang}/certificates/${number}`)
  return { typed: typed === null ? null : typed.slice(0, 60) }
}

/** Where somebody who holds a certificate begins. */
export default function LookUp({ loaderData: { typed } }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <PageMeta title={t('certificates:public.title')} description={t('certificates:public.sub')} path="/certificates" />
      <PageHeader title={t('certificates:public.title')} sub={t('certificates:public.sub')} />
      <LookUpForm typed={typed ?? ''} error={typed === null ? null : t('certificates:public.badNumber')} />
      <section className="mt-8 max-w-reading">
        <h2 className="mb-1 text-lg">{t('certificates:public.about')}</h2>
        <p>{t('certificates:public.aboutBody')}</p>
      </section>
    </>
  )
}
