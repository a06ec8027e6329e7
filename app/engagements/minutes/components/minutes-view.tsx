import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { ProvenanceChip } from '~/translations/components/provenance-chip'
import { fieldName } from '~/translations/field-name'
import { DescriptionList } from '~/ui/description-list'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { SignedText } from '../../components/signed-text'
import type { ShownMinutes } from '../queries.server'

interface Props {
  minutes: ShownMinutes
  mayConfirm: boolean
  /** Path of the meeting. */
  path: string
  now: string
}

/** The newest minutes: raw while they are being translated, then as the text that both confirm. */
export function MinutesView({ minutes, mayConfirm, path, now }: Props) {
  const { t } = useWords()
  const { number, side, writtenBy, createdAt, attendees, words, texts, status, confirmations } = minutes
  return (
    <>
      <p className="mb-3 text-ink-soft">
        {t('minutes:version', { number, side: t(`engagements:facts.${side}`) })} <bdi className="me-2">{writtenBy}</bdi>
        <Instant at={createdAt} now={now} hint={false} />
      </p>
      {status === 'in_translation' ? <Notice title={t('minutes:inTranslation')}>{t('minutes:inTranslationHint')}</Notice> : null}
      {status === 'confirmed' ? (
        <Notice tone="success" title={t('minutes:locked')}>
          {t('minutes:lockedHint')}
        </Notice>
      ) : null}
      {texts ? (
        <>
          <div className="mb-4 max-w-reading">
            <DescriptionList
              items={(['buyer', 'vendor'] as const).map((each) => {
                const confirmed = confirmations.find((confirmation) => confirmation.side === each)
                return {
                  term: t(`engagements:facts.${each}`),
                  detail: confirmed ? (
                    <>
                      <bdi className="font-semibold">{confirmed.name}</bdi>{' '}
                      <Instant at={confirmed.at} now={now} hint={false} className="text-ink-soft text-sm" />
                    </>
                  ) : (
                    <span className="text-ink-soft">{t('minutes:notConfirmed')}</span>
                  ),
                }
              })}
            />
          </div>
          <SignedText
            texts={texts}
            label={(language) => t(`minutes:in.${segmentOf(language)}`)}
            fileOf={(language) => `${path}/minutes/${segmentOf(language)}`}
          />
          {mayConfirm ? (
            <Form action={`${path}/confirm`} className="mt-4">
              <input type="hidden" name="version" value={number} />
              <input type="hidden" name="sha256Zh" value={texts['zh-CN'].sha256} />
              <input type="hidden" name="sha256En" value={texts.en.sha256} />
              <SubmitButton>{t('minutes:confirm')}</SubmitButton>
              <p className="mt-2 max-w-reading text-ink-soft text-sm">{t('minutes:consequence')}</p>
            </Form>
          ) : null}
        </>
      ) : (
        <>
          <ProvenanceChip provenance={words.provenance} />
          {['title', 'discussed', 'decided', 'actions'].map((field) =>
            words.fields[field] ? (
              <section key={field} className="mt-3">
                <h3 className="mb-1 text-base text-ink-soft">{fieldName(t, field)}</h3>
                <DocumentText view={words} field={field} />
              </section>
            ) : null,
          )}
          <section className="mt-3">
            <h3 className="mb-1 text-base text-ink-soft">{t('minutes:attendees')}</h3>
            <p>
              <bdi>{attendees}</bdi>
            </p>
          </section>
        </>
      )}
    </>
  )
}
