import { useWords } from '~/platform/i18n/words'
import { Diff } from '~/ui/diff'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { isRunning, isSettled } from '../../tasks/task'
import { wishesOf } from '../wish'
import type { SentenceToolsProps } from './sentence-tools'
import { ToolSection } from './tool-section'

/** Wordings of colleagues that were not saved over what stands here: a save that came too late, or one by somebody who does not hold the task. */
export function SentenceWishes({ segment, editor, base, mode, canWork, now }: SentenceToolsProps) {
  const { t } = useWords()
  const wishes = wishesOf(segment)
  const maySuggest = canWork && mode !== 'write' && isRunning(editor.status) && !isSettled(segment.state)
  return (
    <>
      {wishes.length > 0 ? (
        <section aria-label={t('translations:workbench.wishesOf', { number: segment.number })} className="text-sm">
          <h3 className="mb-1 font-semibold text-sm">{t('translations:workbench.wishes')}</h3>
          <ul className="space-y-2">
            {wishes.map((wish) => (
              <li key={wish.id} className="rounded-md border border-river border-s-4 bg-surface p-3">
                <p className="mb-1 text-ink-soft">
                  <bdi>{wish.person}</bdi> <Instant at={wish.at} now={now} />
                </p>
                <Diff
                  before={segment.text}
                  after={wish.text}
                  lang={editor.targetLanguage}
                  labels={{ before: t('translations:workbench.stands'), after: t('translations:workbench.wished') }}
                />
                {mode === 'write' ? (
                  <Form action={`${base}/segments/${segment.id}/revert`}>
                    <input type="hidden" name="historyId" value={wish.id} />
                    <SubmitButton variant="quiet" icon="check">
                      {t('translations:workbench.takeWish')}
                    </SubmitButton>
                  </Form>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {maySuggest ? (
        <ToolSection title={t('translations:workbench.suggest')} label={t('translations:workbench.suggestFor', { number: segment.number })}>
          <Form action={`${base}/segments/${segment.id}/suggest`}>
            <textarea
              key={segment.text}
              name="text"
              lang={editor.targetLanguage}
              defaultValue={segment.text}
              rows={3}
              aria-label={t('translations:workbench.suggestFor', { number: segment.number })}
              className={`${controlLook} field-sizing-content mb-2`}
            />
            <SubmitButton variant="secondary">{t('translations:workbench.suggestSend')}</SubmitButton>
          </Form>
        </ToolSection>
      ) : null}
    </>
  )
}
