import { useWords } from '~/platform/i18n/words'
import { FileField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'

export interface Checked {
  typed: string
  hash: string | null
  same: 'paper' | 'content' | 'no' | null
}

/** Compares a file with what was issued: by its hash, or by the file itself, which is hashed and forgotten. */
export function FileCheck({ check, path }: { check: Checked | null; path: string }) {
  const { t } = useWords()
  const isNoFile = check?.typed === 'none'
  const error = check && check.hash === null ? t(isNoFile ? 'certificates:public.noFile' : 'certificates:public.badHash') : undefined
  return (
    <section id="check" className="max-w-reading">
      <h2 className="mb-1 text-lg">{t('certificates:public.check')}</h2>
      <p className="mb-4 text-ink-soft">{t('certificates:public.checkSub')}</p>
      {error ? <Notice tone="problem" title={error} announce /> : null}
      {check?.same === 'no' ? (
        <Notice tone="problem" title={t('certificates:public.noMatch')} announce>
          {t('certificates:public.noMatchHint')} <code className="break-all">{check.hash}</code>
        </Notice>
      ) : null}
      {check?.same === 'paper' || check?.same === 'content' ? (
        <Notice tone="success" title={t(`certificates:public.match.${check.same}`)} announce>
          <code className="break-all">{check.hash}</code>
        </Notice>
      ) : null}
      <Form method="get" action={path} className="mb-6">
        <TextField
          name="sha256"
          label={t('certificates:public.hash')}
          hint={t('certificates:public.hashHint')}
          autoComplete="off"
          defaultValue={isNoFile ? '' : (check?.typed ?? '')}
          error={isNoFile ? undefined : error}
        />
        <SubmitButton variant="secondary">{t('certificates:public.compare')}</SubmitButton>
      </Form>
      <Form action={`${path}/check`} encType="multipart/form-data">
        <FileField
          name="file"
          accept=".pdf,.json"
          label={t('certificates:public.file')}
          hint={t('certificates:public.fileHint')}
          error={isNoFile ? error : undefined}
        />
        <SubmitButton variant="secondary">{t('certificates:public.send')}</SubmitButton>
      </Form>
    </section>
  )
}
