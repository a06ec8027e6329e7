import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { CheckboxField } from '~/ui/choice-field'
import { FileField } from '~/ui/field'
import { Icon } from '~/ui/icon'
import type { Attachment, PastAttachment } from '../attachments/attachment'

/** Files of a request, inside its form: uploading and removing send everything typed along. */
export function AttachmentFields({
  requestRef,
  files,
  base,
  accept,
  error,
}: {
  requestRef: string
  files: readonly Attachment[]
  /** Path of the deeds. */
  base: string
  accept: string
  error?: string | undefined
}) {
  const { t } = useWords()
  return (
    <section id="section-files" aria-labelledby="heading-files" className="mb-10 scroll-mt-20">
      <h2 id="heading-files" className="mb-4 border-line border-b pb-2">
        {t('requests:form.section.files')}
      </h2>
      <p className="mb-4 max-w-reading text-ink-soft">{t('requests:form.files.intro')}</p>
      <AttachmentList requestRef={requestRef} files={files} removeAt={base} />
      <FileField
        name="files"
        required={false}
        multiple
        accept={accept}
        label={t('requests:form.files.label')}
        hint={t('requests:form.files.hint')}
        error={error}
      />
      <CheckboxField
        name="isConfidential"
        required={false}
        label={t('requests:form.files.confidential')}
        hint={t('requests:form.files.confidentialHint')}
      />
      <Button variant="secondary" icon="upload" formAction={base} formEncType="multipart/form-data">
        {t('requests:form.files.upload')}
      </Button>
    </section>
  )
}

interface Listed {
  requestRef: string
  files: readonly Attachment[]
  /** The staff take a confidential annex by a deed that is recorded, not by a link. */
  isForStaff?: boolean
}

/** Names, sizes, and what is kept back. Links are downloads. */
export function AttachmentList({ requestRef, files, isForStaff = false, removeAt }: Listed & { removeAt?: string }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/requests/${requestRef}`
  if (files.length === 0) return <p className="mb-4 text-ink-faint">{t('requests:form.files.none')}</p>
  return (
    <ul className="mb-5 max-w-reading divide-y divide-line rounded-lg border border-line bg-surface">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1">
          {isForStaff && file.isConfidential ? (
            <span className={nameLook}>
              <Icon name="attachment" />
              <bdi>{file.name}</bdi>
            </span>
          ) : (
            <a href={`${base}/files/${file.id}`} download className={nameLook}>
              <Icon name="attachment" />
              <bdi>{file.name}</bdi>
            </a>
          )}
          <span className="text-ink-faint text-sm tabular-nums">{sizeOf(file.bytes)}</span>
          {file.isConfidential ? (
            <Chip tone="amber" icon="lock">
              {t('requests:form.files.isConfidential')}
            </Chip>
          ) : null}
          {isForStaff && file.isConfidential ? (
            // A plain form: the answer is a file, which no script should read.
            <form method="post" action={`${base}/annexes/${file.id}`}>
              <Button variant="secondary" icon="download" aria-label={t('requests:form.files.inspect', { name: file.name })}>
                {t('requests:form.files.download')}
              </Button>
            </form>
          ) : null}
          {removeAt ? (
            <Button
              variant="quiet"
              icon="close"
              formAction={`${removeAt}/${file.id}/remove`}
              aria-label={t('requests:form.files.remove', { name: file.name })}
            >
              {t('common:action.remove')}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const nameLook = 'inline-flex min-h-11 min-w-0 grow items-center gap-2 break-all'

/** Files that amendments have taken off: the history of a request, for its buyer and the staff. */
export function PastAttachments({ files, ...list }: Listed & { files: readonly PastAttachment[] }) {
  const { t } = useWords()
  if (files.length === 0) return null
  return (
    <details>
      <summary className="min-h-11 cursor-pointer py-2 text-ink-soft text-sm">{t('requests:page.pastFiles')}</summary>
      <AttachmentList files={files} {...list} />
    </details>
  )
}

const sizeOf = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
